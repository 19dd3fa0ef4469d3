import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { flagUri } from './flags.ts';

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
    const configuration = configurationOf(started, components);
    if (!started.document || !configuration?.document) continue;
    const settings = configuration.document.flags.map((flag) => ({ ...flag, uri: flagUri(configuration, flag) }));
    merged.set(started, await resolve({ ...started.document, flags: [...settings, ...started.document.flags] }));
    read.add(configuration);
  }
  return components.flatMap((component) => (read.has(component) ? [] : (merged.get(component) ?? component)));
}

function configurationOf(started: ComponentView, components: readonly ComponentView[]): ComponentView | undefined {
  const view = started.flags.findLast(({ flag }) => flag.name === 'openshift-config' || flag.name === 'config');
  const resolution = view?.reference?.resolution;
  if (resolution?.kind !== 'file') return undefined;
  return components.find(
    ({ name, document, uri }) =>
      document?.source === 'openshiftConfiguration' && name === started.name && uri === resolution.uri,
  );
}
