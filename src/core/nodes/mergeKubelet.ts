import type { ComponentView } from './node.ts';

/**
 * Joins the kubelet that a unit starts with the configuration it names into one component, its flags after the fields,
 * so that the last of a name counts as it does for the kubelet (kubernetes.io, "kubelet": a flag beats the file).
 */
export function mergeKubelet(components: readonly ComponentView[]): readonly ComponentView[] {
  const started = components.find(({ name, document }) => name === 'kubelet' && isCommand(document?.source));
  const configuration = started && configurationOf(started, components);
  if (!started?.document) return components;
  // The one that runs comes before a configuration that nobody is seen to read.
  if (!configuration?.document) return [started, ...components.filter((component) => component !== started)];
  const { document } = configuration;
  const merged: ComponentView = {
    ...configuration,
    document: {
      ...document,
      flags: [...document.flags, ...started.document.flags],
      version: started.document.version,
    },
    version: started.version,
    flags: [...configuration.flags, ...started.flags],
  };
  return components.flatMap((component) =>
    component === started ? [] : component === configuration ? [merged] : [component],
  );
}

function isCommand(source: string | undefined): boolean {
  return source !== undefined && source !== 'kubeletConfiguration' && source !== 'staticPod';
}

/** What `--config` leads to; for flags from files of variables, which do not name it, kubeadm's own place. */
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
