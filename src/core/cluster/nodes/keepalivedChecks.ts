import { KEEPALIVED_CONFIGURATION } from '../../kubernetes/balancers/keepalivedConfiguration.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView, NodeFile } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';

/**
 * The components, with the scripts of keepalived by what its configuration runs as checks: one that it names is configured, and one is no check where
 * it names others only. Where no configuration was read, or not all of it, the script's folder and content suggest one.
 */
export function withNamedChecks(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  if (!components.some(isScript)) return components;
  const configurations = files.flatMap(({ file }) =>
    file.documents.flatMap((one) =>
      one.kind === 'pathsConfiguration' && one.configuration === KEEPALIVED_CONFIGURATION
        ? [{ paths: one.paths, isOpen: one.isOpen === true || file.template?.isPartial === true }]
        : [],
    ),
  );
  const named = configurations.flatMap(({ paths }) => paths.map(({ value }) => value));
  const isUnknown = configurations.length === 0 || configurations.some(({ isOpen }) => isOpen);
  return components.flatMap((component) => {
    const { document, uri } = component;
    if (!document?.balancer || !isScript(component)) return [component];
    const script = files.find(({ file }) => file.uri === uri);
    if (named.some((path) => isAt(document, path, script?.hostPath))) {
      const { isSuggested: _, ...balancer } = document.balancer;
      return [{ ...component, document: { ...document, balancer } }];
    }
    // The same script may have another path in a container, or in the role that copies it to the machine.
    const mayBeNamed = named.some((path) => script !== undefined && baseName(path) === baseName(script.path));
    return isUnknown || mayBeNamed ? [component] : [];
  });
}

function isScript({ name, document }: ComponentView): boolean {
  return name === 'keepalived' && document?.balancer !== undefined;
}

function isAt(document: ComponentDocument, path: string, hostPath: string | undefined): boolean {
  const mapped = hostPathOf(document, path);
  return mapped.kind === 'host' && mapped.path === hostPath;
}
