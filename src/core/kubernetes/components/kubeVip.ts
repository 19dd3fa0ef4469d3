import { entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Flag } from '../../model/documents/component.ts';
import { ADMIN_CONF, KUBE_VIP_FLAGS } from '../flags/kubeVip.ts';

/** Earlier releases have the address in a variable of another name (kube-vip/kube-vip, pkg/kubevip/config_envvar.go). */
const FORMER: Readonly<Record<string, string>> = { vip_address: 'address' };

/**
 * The settings of a kube-vip in a static pod: its variables, and the file on the node that is mounted at the path of the kubeconfig that it reads
 * (kube-vip.io, "Static Pods"). As a DaemonSet it has a service account.
 */
export function kubeVipFlags(container: YamlNode, podSpec: YamlNode | undefined): readonly Flag[] {
  const known = new Set(KUBE_VIP_FLAGS.map(({ name }) => name));
  const variables = itemsAt(container, 'env').flatMap((variable): readonly Flag[] => {
    const spelling = textAt(variable, 'name') ?? '';
    const name = FORMER[spelling] ?? spelling;
    const value = entryOf(variable, 'value')?.value;
    if (!known.has(name) || value?.kind !== 'scalar') return [];
    return [{ name, spelling, value: value.value, span: variable.span, valueSpan: value.contentSpan }];
  });
  const mount = itemsAt(container, 'volumeMounts').find((one) => textAt(one, 'mountPath') === ADMIN_CONF);
  const volume = itemsAt(podSpec, 'volumes').find((one) => textAt(one, 'name') === textAt(mount, 'name'));
  const source = mount && scalarAt(volume, 'hostPath', 'path');
  if (!source) return variables;
  const { value, span, contentSpan: valueSpan } = source;
  return [...variables, { name: 'kubeconfig', spelling: 'hostPath', value, span, valueSpan }];
}
