import { isConfiguredByMap } from '../../kubernetes/components/ciliumConfiguration.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';

/**
 * The programs of Cilium whose pods are in the workspace, with the settings of the ConfigMap in the same namespace: the pod mounts the files, and
 * the settings name them. Nothing is known of one without the other, nor of a namespace with several such ConfigMaps. Configurations for other clusters are
 * files of the agents as well. `resolve` follows the paths
 * of the settings, which are those of the container.
 */
export async function mergeCilium(
  components: readonly ComponentView[],
  resolve: (document: ComponentDocument) => Promise<ComponentView>,
): Promise<readonly ComponentView[]> {
  const merged: ComponentView[] = [];
  const agents = components.filter(
    ({ name, document }) => name === 'cilium-agent' && document?.source !== 'operatorObject',
  );
  for (const component of components) {
    const { name, document: pod } = component;
    if (pod && name === 'cilium-clustermesh') {
      const agent = agents.find(({ document }) => document?.namespace === pod.namespace);
      const flags = pod.flags.map((flag) => ({ ...flag, uri: flag.uri ?? pod.uri }));
      if (agent?.document) merged.push(await resolve({ ...agent.document, component: name, flags }));
      continue;
    }
    if (!isConfiguredByMap(name) || !pod) {
      merged.push(component);
      continue;
    }
    const [map, ...others] = components.flatMap(({ name: own, document }) =>
      own === name && document?.source === 'operatorObject' && document.namespace === pod.namespace ? document : [],
    );
    if (pod.source === 'operatorObject' || !map || others.length > 0) continue;
    const settings = map.flags.map((flag) => ({ ...flag, uri: flag.uri ?? map.uri }));
    const unreadSources = [...(map.unreadSources ?? []), ...(pod.unreadSources ?? [])];
    const flags = [...settings, ...pod.flags];
    merged.push(await resolve({ ...pod, flags, ...(unreadSources.length > 0 && { unreadSources }) }));
  }
  return merged;
}
