import type { ComponentDocument } from '../kubernetes/documents.ts';
import type { ComponentView } from './node.ts';

/**
 * The etcd that a pod or unit starts with `--config-file` as the settings of that file make it, and without the file as a
 * component of its own: every other flag is ignored (etcd, "Configuration options"). `resolve` follows the paths of the
 * settings, which are those of the container.
 */
export async function mergeEtcd(
  components: readonly ComponentView[],
  resolve: (document: ComponentDocument) => Promise<ComponentView>,
): Promise<readonly ComponentView[]> {
  const merged = new Map<ComponentView, ComponentView>();
  const read = new Set<ComponentView>();
  for (const started of components) {
    const configuration = started.name === 'etcd' ? configurationOf(started, components) : undefined;
    if (!started.document || !configuration?.document) continue;
    const { uri, flags } = configuration.document;
    const own = started.document.flags.filter(({ name }) => name === 'config-file');
    const document = { ...started.document, flags: [...own, ...flags.map((flag) => ({ ...flag, uri }))] };
    const ignored = started.flags.filter(({ flag }) => flag.name !== 'config-file');
    merged.set(started, { ...(await resolve(document)), ignored });
    read.add(configuration);
  }
  return components.flatMap((component) => (read.has(component) ? [] : (merged.get(component) ?? component)));
}

function configurationOf(started: ComponentView, components: readonly ComponentView[]): ComponentView | undefined {
  const view = started.flags.findLast(({ flag }) => flag.name === 'config-file');
  const resolution = view?.reference?.resolution;
  if (resolution?.kind !== 'file') return undefined;
  return components.find(({ document, uri }) => document?.source === 'etcdConfiguration' && uri === resolution.uri);
}
