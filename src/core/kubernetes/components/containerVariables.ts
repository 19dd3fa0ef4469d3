import { entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Span } from '../../model/source/span.ts';

/** A text with the place of each of its characters. */
interface Word {
  readonly text: string;
  spanOf(start: number, end: number): Span;
}

/** The variables of a container by name; undefined for one whose value comes from somewhere else. */
export type ContainerVariables = ReadonlyMap<string, string | undefined>;

/** The variables that `env` sets, each with those before it put in, as the kubelet does (pkg/kubelet, makeEnvironmentVariables). */
export function containerVariables(container: YamlNode): ContainerVariables {
  const variables = new Map<string, string | undefined>();
  for (const variable of itemsAt(container, 'env')) {
    const name = textAt(variable, 'name');
    if (name === undefined) continue;
    const value = entryOf(variable, 'valueFrom') ? undefined : (textAt(variable, 'value') ?? '');
    variables.set(name, value === undefined ? undefined : expanded(value, variables).text);
  }
  return variables;
}

/** A word of `command` or `args` with `$(NAME)` put in. What the container's `env` does not set stays as it is written. */
export function expandedWord<W extends Word>(word: W, variables: ContainerVariables): W {
  if (!word.text.includes('$')) return word;
  const { text, starts, ends } = expanded(word.text, variables);
  if (text === word.text) return word;
  const spanOf = (start: number, end: number): Span =>
    end > start
      ? word.spanOf(starts[start] ?? word.text.length, ends[end - 1] ?? word.text.length)
      : word.spanOf(starts[start] ?? word.text.length, starts[start] ?? word.text.length);
  return { ...word, text, spanOf };
}

/** A text, and where each of its characters begins and ends in what it was made from. */
interface Expanded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A doubled dollar sign is one; `$(` with an end is a variable (k8s.io/kubernetes, third_party/forked/golang/expansion). */
const SIGN = /\$(?:\$|\(([^()$]*)\))/g;

/** Longer than any command line may be (ARG_MAX of Linux is 2 MiB), and short enough for variables that hold others many times over. */
const MAX_LENGTH = 64 * 1024;

function expanded(given: string, variables: ContainerVariables): Expanded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const copy = (end: number) => {
    for (let from = at; from < end; from++) {
      starts.push(from);
      ends.push(from + 1);
    }
    text += given.slice(at, end);
    at = end;
  };
  for (const match of given.matchAll(SIGN)) {
    const [whole, name] = match;
    const value = name === undefined ? '$' : variables.get(name);
    if (value === undefined || text.length + value.length > MAX_LENGTH) continue;
    copy(match.index);
    at += whole.length;
    for (let index = 0; index < value.length; index++) {
      starts.push(match.index);
      ends.push(at);
    }
    text += value;
  }
  copy(given.length);
  return { text, starts, ends };
}
