import { flagView } from '../../cluster/nodes/flags.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { type EditText, editText, ownText, plainWord } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { type KubeletSetting, kubeletSetting } from '../../uses/lookup/kubeletSetting.ts';
import { fixOf } from '../edits/writeValue.ts';

/** Writes another value in the place of a written one. */
export function settingFixes(
  { kubelet, isWritten, spelling, at }: KubeletSetting,
  name: string,
  value: EditText,
): readonly Fix[] {
  if (!isWritten) return [];
  // A boolean flag may stand alone and mean true.
  const isBare = flagView(kubelet, name)?.flag.value === undefined;
  const word = isBare ? plainWord(spelling) : undefined;
  const text = isBare ? word && editText(word, ownText('='), value) : value;
  return fixOf(phrase('Set it to {value}', { value }), [text && { ...at, text }]);
}

/** Whether the kubelet listens on the machine's own loopback address only, for its port and the read-only one. */
export function isLocalKubelet(node: NodeView): boolean {
  const address = kubeletSetting(node, 'address', { withFile: '0.0.0.0', withoutFile: '0.0.0.0' });
  return address !== undefined && isLoopback(address.value);
}
