import { flagUri, flagView, isHole } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { publicKeysOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import type { ComponentView, FlagView, NodeView } from '../../model/node.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';

/** A certificate is of use only with its key (Go, tls.LoadX509KeyPair; etcd, TLSInfo). */
export const flagPairIncomplete = defineRule(MANIFESTS['flag-pair-incomplete'], {
  *check(node) {
    for (const component of node.components) {
      // The kubelet's pair has a separate rule.
      if (component.name === 'kubelet') continue;
      for (const view of component.flags) {
        const { flag, spec } = view;
        if (!spec?.pair || !flag.value || isHole(view) || flagView(component, flag.name) !== view) continue;
        if (!isAbsent(component, spec.pair)) continue;
        const isKey = spec.role === 'privateKey' || spec.role === 'signerKey';
        yield {
          message: component.name === 'etcd' ? 'etcdHalf' : 'half',
          data: {
            flag: flag.spelling,
            other: `--${spec.pair}`,
            component: component.name,
            key: isKey ? flag.value : '',
            certificate: isKey ? '' : flag.value,
          },
          at: { uri: flagUri(component, flag), span: flag.valueSpan },
          fixes: sibling(node, component, view),
        };
      }
    }
  },
});

/** Adds the other half, if a file with its name exists in the same folder and matches. */
function sibling(node: NodeView, component: ComponentView, { flag, spec, reference }: FlagView): readonly Fix[] {
  const path = flag.value ?? '';
  const isKey = spec?.role === 'privateKey' || spec?.role === 'signerKey';
  const other = isKey ? path.replace(/\.key$/, '.crt').replace(/-key\.pem$/, '.pem') : path.replace(/\.crt$/, '.key');
  const found = other === path ? undefined : fileAt(node, other);
  if (!found || reference?.resolution.kind !== 'file' || reference.resolution.hostPath !== path || !spec?.pair)
    return [];
  const [id] = publicKeysOf(reference.resolution.file).map((key) => key.id);
  if (!publicKeysOf(found.file).some((key) => key.id === id)) return [];
  return addFlagAfter(node, component, flag, spec.pair, other);
}
