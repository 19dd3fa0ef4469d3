import type { Budget } from '../budget.ts';
import type { Problem } from '../model/problem.ts';
import { childOf, itemsAt, textAt } from '../yaml/access.ts';
import { tooComplexText } from '../yaml/limits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type ComponentCommand, componentCommand, componentNamed, flagsAfter } from './commandFlags.ts';
import { commandWords } from './commandWords.ts';
import { containerMounts } from './containerMounts.ts';
import type { ComponentDocument } from './documents.ts';
import { etcdEnvironment } from './etcdEnvironment.ts';
import { imageName, imageVersion } from './imageVersion.ts';
import { podFacts } from './podFacts.ts';

/**
 * Words of all commands of a file: kube-apiserver has some two hundred flags, and every rule about flags goes through all of a node's at a
 * stretch.
 */
export const MAX_WORDS = 5000;

/** What is read of a file's commands: how many words more, and what is told where they are too many. */
export interface CommandReading {
  readonly room: Budget;
  readonly problems: Problem[];
}

/** The control-plane components that a pod's containers run; empty for every other pod. */
export function readStaticPod(pod: YamlNode, uri: string, reading: CommandReading): readonly ComponentDocument[] {
  const podSpec = childOf(pod, 'spec');
  const documents: ComponentDocument[] = [];
  for (const container of itemsAt(podSpec, 'containers')) {
    const document = readContainer(container, podSpec, pod, uri, reading);
    if (document !== undefined) documents.push(document);
  }
  return documents;
}

function readContainer(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  pod: YamlNode,
  uri: string,
  { room, problems }: CommandReading,
): ComponentDocument | undefined {
  const command = itemsAt(container, 'command');
  const items = [...command, ...itemsAt(container, 'args')];
  const image = textAt(container, 'image') ?? '';
  const words = commandWords(items);
  const isOwn = words.some(({ text }) => componentNamed(text) !== undefined);
  if (!isOwn && (command.length > 0 || componentNamed(imageName(image)) === undefined)) return undefined;
  if (!room.pay(words.length)) {
    const reason = `its commands have more than ${MAX_WORDS} words`;
    problems.push({ code: 'yaml-too-complex', message: tooComplexText(reason), span: (items[0] ?? container).span });
    return undefined;
  }
  const found = componentCommand(words) ?? entryPoint(image, words);
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
    version: imageVersion(image),
    pod: podFacts(pod, container),
  };
}

/** A container without a command runs its image's own program with `args`. */
function entryPoint(image: string, words: Parameters<typeof flagsAfter>[1]): ComponentCommand | undefined {
  const component = componentNamed(imageName(image));
  return component === undefined ? undefined : { component, flags: flagsAfter(component, words) };
}
