import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

/** A setting of the kubelet as it takes effect. */
export interface KubeletSetting {
  readonly kubelet: ComponentView;
  /** As a flag spells it; the default where it is not written. */
  readonly value: string;
  readonly isWritten: boolean;
  /** `--read-only-port`, or the field's path. */
  readonly spelling: string;
  readonly at: Location;
}

/**
 * The value of a setting: the flag, else the field, else the default, which depends on whether there is a configuration file (kubelet,
 * applyLegacyDefaults). Undefined if the files do not show which of the two applies.
 */
export function kubeletSetting(
  node: NodeView,
  name: string,
  defaults: { readonly withFile: string; readonly withoutFile: string },
): KubeletSetting | undefined {
  const kubelet = componentOf(node, 'kubelet');
  if (!kubelet?.document) return undefined;
  const at = flagPlace(kubelet, name);
  const flag = flagView(kubelet, name)?.flag;
  if (flag) return { kubelet, value: flag.value ?? 'true', isWritten: true, spelling: flag.spelling, at };
  if (unreadFor(kubelet, name)) return undefined;
  const hasFile = readsFile(kubelet);
  if (hasFile === undefined) return undefined;
  const value = hasFile ? defaults.withFile : defaults.withoutFile;
  return { kubelet, value, isWritten: false, spelling: `--${name}`, at };
}

function readsFile(kubelet: ComponentView): boolean | undefined {
  if (kubelet.document?.source === 'kubeletConfiguration') return true;
  // The files of variables alone do not tell what else stands on the command line.
  if (kubelet.document?.source === 'environment' || flagView(kubelet, 'config')) return undefined;
  return flagView(kubelet, 'config-dir') ? undefined : false;
}
