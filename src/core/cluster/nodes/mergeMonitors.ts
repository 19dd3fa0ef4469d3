import { groupBy } from '../../model/collections/lookup.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ScrapeSettings } from '../../model/documents/scrape.ts';
import type { ComponentView } from '../../model/node.ts';
import { DEFAULT_NAMESPACE } from './mountedFiles.ts';

/**
 * Monitors with the files that the container of their program really has: those that the program's own object lists, in its namespace. If there are
 * several such programs, or the program may not select the monitor, it keeps the files that its paths suggest. `resolve` follows the paths again.
 */
export async function mergeMonitors(
  components: readonly ComponentView[],
  resolve: (document: ComponentDocument) => Promise<ComponentView>,
): Promise<readonly ComponentView[]> {
  const programs = components.flatMap(({ document }) => (document?.monitors ? [document] : []));
  if (programs.length === 0) return components;
  const byName = groupBy(programs, ({ component }) => component);
  return Promise.all(
    components.map(async (component) => {
      const { name, document } = component;
      const [program, ...others] = byName.get(name) ?? [];
      if (!program || others.length > 0 || !document?.scrape || !isSelected(document, document.scrape, program))
        return component;
      return resolve(inItsProgram(document, program));
    }),
  );
}

function isSelected(
  { namespace }: ComponentDocument,
  { configuration, labels }: ScrapeSettings,
  { monitors = [], namespace: own }: ComponentDocument,
): boolean {
  return monitors.some(
    (selection) =>
      selection.kind === configuration &&
      [...selection.labels].every(([key, value]) => labels?.get(key) === value) &&
      (!selection.isOwnNamespace || (namespace ?? DEFAULT_NAMESPACE) === (own ?? DEFAULT_NAMESPACE)),
  );
}

/** The values of Secrets that the monitor names stay in its own namespace. */
function inItsProgram(document: ComponentDocument, program: ComponentDocument): ComponentDocument {
  const { managedFolders = [], mounts: listed = [], namespace = DEFAULT_NAMESPACE } = program;
  const isManaged = (path: string) => managedFolders.some((folder) => path.startsWith(folder));
  const values = (document.mounts ?? []).filter(({ mountPath }) => !isManaged(mountPath));
  const mounts = listed.map((mount) => {
    const { objects } = mount;
    return objects
      ? { ...mount, objects: { ...objects, sources: objects.sources.map((source) => ({ ...source, namespace })) } }
      : mount;
  });
  return { ...document, mounts: [...values, ...mounts], managedFolders };
}
