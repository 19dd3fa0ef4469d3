import type { ComponentView, NodeFile } from '../../model/node.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { phrase } from '../../model/text/text.ts';
import { pathBelow } from '../roots/root.ts';
import { flagUri } from './flags.ts';
import { unreadConfigurations, withUnread } from './unreadConfiguration.ts';

/**
 * Joins the kubelet that a unit starts with the configuration it names and the drop-ins of that into one component, its flags after the
 * fields, so that the last of a name counts as it does for the kubelet (kubernetes.io, "kubelet": a flag beats the file; "Set Kubelet
 * Parameters Via A Configuration File": drop-ins by name).
 */
export function mergeKubelet(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  const started = components.find(({ name, document }) => name === 'kubelet' && isCommand(document?.source));
  if (!started?.document) return components.map(withoutConfiguration);
  const configuration = configurationOf(started, components);
  const dropIns = dropInsOf(started, components, files).filter((one) => one !== configuration);
  const parts = [configuration, ...dropIns].flatMap((part) =>
    part?.document ? [{ ...part, document: part.document }] : [],
  );
  const read = new Set<string>([...(configuration ? ['config'] : []), ...(dropIns.length > 0 ? ['config-dir'] : [])]);
  const unread = unreadConfigurations(started.document, read);
  const [first] = parts;
  if (!first) {
    const alone = { ...started, document: withUnread(started.document, unread) };
    // The kubelet that runs comes before a configuration without a known reader.
    return [alone, ...components.filter((component) => component !== started).map(withoutConfiguration)];
  }
  const flags = parts.flatMap((part) =>
    part.document.flags.map((flag) => (part === first ? flag : { ...flag, uri: flagUri(part, flag) })),
  );
  const merged: ComponentView = {
    ...first,
    version: started.version,
    document: withUnread(
      {
        ...first.document,
        flags: [...flags, ...started.document.flags],
        unreadSources: started.document.unreadSources,
        version: started.document.version,
        ...(started.document.refused && { refused: started.document.refused }),
      },
      unread,
    ),
    flags: [
      ...parts.flatMap((part) =>
        part === first
          ? part.flags
          : part.flags.map((view) => ({ ...view, flag: { ...view.flag, uri: flagUri(part, view.flag) } })),
      ),
      ...started.flags,
    ],
  };
  const others = new Set<ComponentView | undefined>([started, ...dropIns]);
  return components.flatMap((component) =>
    component === configuration || (!configuration && component === dropIns[0])
      ? [merged]
      : others.has(component)
        ? []
        : [withoutConfiguration(component)],
  );
}

/** Any other kubelet: what it names was not joined with it, and a configuration by itself may be overridden by flags. */
function withoutConfiguration(component: ComponentView): ComponentView {
  const { name, document } = component;
  if (name !== 'kubelet' || !document) return component;
  const command = { what: phrase('the command line of the kubelet') };
  const unread = document.source === 'kubeletConfiguration' ? [command] : unreadConfigurations(document);
  return { ...component, document: withUnread(document, unread) };
}

function isCommand(source: string | undefined): boolean {
  return source === 'unit' || source === 'script' || source === 'environment' || source === 'arguments';
}

/** The configuration that `--config` names. Flags from files of variables do not name it, so there it is kubeadm's own path. */
function configurationOf(started: ComponentView, components: readonly ComponentView[]): ComponentView | undefined {
  const config = started.flags.findLast(({ flag }) => flag.name === 'config');
  const resolution = config?.reference?.resolution;
  const uri = resolution?.kind === 'file' ? resolution.uri : undefined;
  const isAssumed = config === undefined && started.document?.source === 'environment';
  return components.find(
    ({ document, uri: own }) =>
      document?.source === 'kubeletConfiguration' &&
      (own === uri || (isAssumed && own.endsWith('/var/lib/kubelet/config.yaml'))),
  );
}

/** The files below `--config-dir` that the kubelet applies, in its order. */
function dropInsOf(
  started: ComponentView,
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  const folder = started.flags.findLast(({ flag }) => flag.name === 'config-dir')?.flag.value;
  if (!folder) return [];
  return files
    .flatMap(({ hostPath = '', file: { uri } }) =>
      hostPath.endsWith('.conf') && pathBelow(withoutTrailing(folder, '/'), hostPath) ? [{ hostPath, uri }] : [],
    )
    .sort((one, other) => (one.hostPath < other.hostPath ? -1 : 1))
    .flatMap(({ uri }) =>
      components.filter((one) => one.uri === uri && one.document?.source === 'kubeletConfiguration'),
    );
}
