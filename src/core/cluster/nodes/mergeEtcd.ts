import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { flagText } from './flags.ts';
import { unreadConfigurations } from './unreadConfiguration.ts';

/**
 * The etcd that a pod or unit starts with `--config-file` as the settings of that file make it, and without the file as a
 * component of its own: every other flag is ignored (etcd, "Configuration options"). Where the file was not read, nothing is known to be
 * set. `resolve` follows the paths of the settings, which are those of the container.
 */
export async function mergeEtcd(
  components: readonly ComponentView[],
  resolve: (document: ComponentDocument) => Promise<ComponentView>,
): Promise<readonly ComponentView[]> {
  const merged = new Map<ComponentView, ComponentView>();
  const read = new Set<ComponentView>();
  for (const started of components) {
    const { name, document: command } = started;
    if (name !== 'etcd' || !command || !flagText(started, 'config-file')) continue;
    const configuration = configurationOf(started, components);
    const own = command.flags.filter((flag) => flag.name === 'config-file');
    const { uri, flags = [], open } = configuration?.document ?? {};
    const document = {
      ...command,
      flags: [...own, ...flags.map((flag) => ({ ...flag, uri: flag.uri ?? uri }))],
      open: configuration ? open : unreadConfigurations(command),
    };
    const ignored = started.flags.filter(({ flag }) => flag.name !== 'config-file');
    merged.set(started, { ...(await resolve(document)), ignored });
    if (configuration) read.add(configuration);
  }
  return components.flatMap((component) => (read.has(component) ? [] : (merged.get(component) ?? component)));
}

function configurationOf(started: ComponentView, components: readonly ComponentView[]): ComponentView | undefined {
  const view = started.flags.findLast(({ flag }) => flag.name === 'config-file');
  const resolution = view?.reference?.resolution;
  if (resolution?.kind !== 'file') return undefined;
  return components.find(({ document, uri }) => document?.source === 'etcdConfiguration' && uri === resolution.uri);
}
