import { childOf, itemsAt, textAt } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type ComponentCommand, componentCommand, componentNamed, flagsAfter } from './commandFlags.ts';
import { commandWords } from './commandWords.ts';
import { containerMounts } from './containerMounts.ts';
import type { ComponentDocument } from './documents.ts';
import { etcdEnvironment } from './etcdEnvironment.ts';
import { podFacts } from './podFacts.ts';
import { imageName, imageVersion, pathVersion } from './versions/readVersion.ts';

/** The control-plane components that a pod's containers run; empty for every other pod. */
export function readStaticPod(pod: YamlNode, uri: string): readonly ComponentDocument[] {
  const podSpec = childOf(pod, 'spec');
  const documents: ComponentDocument[] = [];
  for (const container of itemsAt(podSpec, 'containers')) {
    const document = readContainer(container, podSpec, pod, uri);
    if (document !== undefined) documents.push(document);
  }
  return documents;
}

function readContainer(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  pod: YamlNode,
  uri: string,
): ComponentDocument | undefined {
  const command = itemsAt(container, 'command');
  const items = [...command, ...itemsAt(container, 'args')];
  const image = textAt(container, 'image') ?? '';
  const words = commandWords(items);
  const found = componentCommand(words) ?? (command.length === 0 ? entryPoint(image, words) : undefined);
  if (found === undefined) return undefined;
  const environment = found.component === 'etcd' ? etcdEnvironment(container) : [];
  return {
    kind: 'component',
    uri,
    component: found.component,
    source: 'staticPod',
    span: pod.span,
    commandSpan: (items[0] ?? container).span,
    flags: environment.concat(found.flags),
    mounts: containerMounts(container, podSpec),
    version: imageVersion(image, found.component) ?? pathVersion(found.program, found.component),
    pod: podFacts(pod, container),
  };
}

/** A container without a command runs its image's own program with `args`. */
function entryPoint(image: string, words: Parameters<typeof flagsAfter>[1]): ComponentCommand | undefined {
  const component = componentNamed(imageName(image));
  return component === undefined ? undefined : { component, program: component, flags: flagsAfter(component, words) };
}
