import { childOf, itemsAt, textAt } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type ComponentCommand, componentArguments, componentCommand, componentNamed } from './commandFlags.ts';
import { type CommandWord, commandWords } from './commandWords.ts';
import { containerMounts } from './containerMounts.ts';
import type { ComponentDocument, ComponentSource, Flag } from './documents.ts';
import { etcdEnvironment, unreadEnvironment } from './etcdEnvironment.ts';
import { imageName, imageVersion } from './imageVersion.ts';
import { podFacts } from './podFacts.ts';

/** The control-plane components that a pod's containers run; empty for every other pod. */
export function readPod(
  pod: YamlNode,
  source: Extract<ComponentSource, 'staticPod' | 'podTemplate'>,
  uri: string,
): readonly ComponentDocument[] {
  const podSpec = childOf(pod, 'spec');
  const documents: ComponentDocument[] = [];
  for (const container of itemsAt(podSpec, 'containers')) {
    const document = readContainer(container, podSpec, pod, source, uri);
    if (document !== undefined) documents.push(document);
  }
  return documents;
}

function readContainer(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  pod: YamlNode,
  source: ComponentSource,
  uri: string,
): ComponentDocument | undefined {
  const command = itemsAt(container, 'command');
  const items = [...command, ...itemsAt(container, 'args')];
  const image = textAt(container, 'image') ?? '';
  const words = commandWords(items);
  const found = componentCommand(words) ?? (command.length === 0 ? entryPoint(image, words) : undefined);
  if (found === undefined) return undefined;
  const isEtcd = found.component === 'etcd';
  if (isEtcd && source === 'podTemplate' && !hasTls(found.flags)) return undefined;
  const environment = isEtcd ? etcdEnvironment(container) : [];
  const open = [...(found.open ?? []), ...(isEtcd ? unreadEnvironment(container) : [])];
  return {
    kind: 'component',
    uri,
    component: found.component,
    source,
    span: pod.span,
    commandSpan: (items[0] ?? container).span,
    flags: environment.concat(found.flags),
    mounts: containerMounts(container, podSpec),
    version: imageVersion(image),
    pod: podFacts(pod, container),
    ...(open.length > 0 && { open }),
  };
}

/** An etcd without certificates that a controller starts is an application's, as that of Calico, and not the cluster's. */
function hasTls(flags: readonly Flag[]): boolean {
  return flags.some(({ name }) => /(^|-)(cert|trusted-ca|config)-file$/.test(name));
}

/** A container without a command runs its image's own program with `args`. */
function entryPoint(image: string, words: readonly CommandWord[]): ComponentCommand | undefined {
  const component = componentNamed(imageName(image));
  return component === undefined ? undefined : componentArguments(component, words);
}
