import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import { readEtcdConfiguration } from '../../kubernetes/components/etcdConfiguration.ts';
import type { ComponentDocument, ComponentSource } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { flagText, flagUri } from './flags.ts';
import { unreadConfigurations } from './unreadConfiguration.ts';

/**
 * The etcd that a pod or unit starts with `--config-file`, with the settings of that file and without the file as a component: every other flag is
 * ignored (etcd, "Configuration options"). If the file was not read, no setting is known. `resolve` follows the paths of the settings, which are
 * those of the container.
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
    const configuration = configurationNamed(started, ['config-file'], 'etcdConfiguration', components);
    const own = command.flags.filter((flag) => flag.name === 'config-file');
    const given = configuration?.document ?? etcdConfigurationIn(started);
    const { uri, flags = [], unreadSources } = given ?? {};
    const document: ComponentDocument = {
      ...command,
      flags: [...own, ...flags.map((flag) => ({ ...flag, uri: flag.uri ?? uri }))],
      unreadSources: given ? unreadSources : unreadConfigurations(command),
    };
    const ignored = started.flags.filter(({ flag }) => flag.name !== 'config-file');
    merged.set(started, { ...(await resolve(document)), ignored });
    if (configuration) read.add(configuration);
  }
  return components.flatMap((component) => (read.has(component) ? [] : (merged.get(component) ?? component)));
}

/**
 * The component that a pod starts with `--openshift-config` with the settings of that file before its own flags, and without the file
 * as a separate component. `resolve` follows the paths of the settings, which are those of the container.
 */
export async function mergeOpenShift(
  components: readonly ComponentView[],
  resolve: (document: ComponentDocument) => Promise<ComponentView>,
): Promise<readonly ComponentView[]> {
  const merged = new Map<ComponentView, ComponentView>();
  const read = new Set<ComponentView>();
  for (const started of components) {
    const configuration = configurationNamed(
      started,
      ['openshift-config', 'config'],
      'openshiftConfiguration',
      components,
    );
    if (!started.document || !configuration?.document) continue;
    const settings = configuration.document.flags.map((flag) => ({ ...flag, uri: flagUri(configuration, flag) }));
    merged.set(started, await resolve({ ...started.document, flags: [...settings, ...started.document.flags] }));
    read.add(configuration);
  }
  return components.flatMap((component) => (read.has(component) ? [] : (merged.get(component) ?? component)));
}

/** The configuration in a file that does not look like one: etcd reads the file that its flag names as YAML, whatever it is called (embed.ConfigFromFile). */
function etcdConfigurationIn(started: ComponentView): ComponentDocument | undefined {
  const resolution = configurationFile(started, ['config-file']);
  const [first] = resolution ? parseYaml(resolution.file.text ?? '', 'clientGo').documents : [];
  return first?.root.kind === 'map' && resolution
    ? readEtcdConfiguration(first.root, first.span, resolution.uri)
    : undefined;
}

function configurationFile(started: ComponentView, flags: readonly string[]) {
  const resolution = started.flags.findLast(({ flag }) => flags.includes(flag.name))?.reference?.resolution;
  return resolution?.kind === 'file' ? resolution : undefined;
}

/** The component that the file behind one of the flags configures, if it is this one. */
function configurationNamed(
  started: ComponentView,
  flags: readonly string[],
  source: ComponentSource,
  components: readonly ComponentView[],
): ComponentView | undefined {
  const resolution = configurationFile(started, flags);
  if (!resolution) return undefined;
  return components.find(
    ({ name, document, uri }) => document?.source === source && name === started.name && uri === resolution.uri,
  );
}
