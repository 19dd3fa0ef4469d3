import { fieldKindOf } from '../../formats/redaction/fieldKind.ts';
import {
  applyRedactions,
  originalOffsets,
  redactComposed,
  redactionsOfComposed,
} from '../../formats/redaction/redact.ts';
import { entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Span } from '../../model/source/span.ts';

/** A text that knows the source span of each character. */
interface Word {
  readonly text: string;
  spanOf(start: number, end: number): Span;
}

/** A container's variables by name. Undefined for values that come from other objects. */
export type ContainerVariables = ReadonlyMap<string, string | undefined>;

/** The pod of a container. */
interface Pod {
  readonly pod: YamlNode;
  readonly source: 'staticPod' | 'podTemplate';
  readonly namespace?: string | undefined;
}

/** The variables in `env`, each expanded with those before it, as the kubelet does (pkg/kubelet, makeEnvironmentVariables). */
export function containerVariables(container: YamlNode, pod?: Pod): ContainerVariables {
  const variables = new Map<string, string | undefined>();
  for (const variable of itemsAt(container, 'env')) {
    const name = textAt(variable, 'name');
    if (name === undefined) continue;
    const from = entryOf(variable, 'valueFrom')?.value;
    const value = from ? undefined : (textAt(variable, 'value') ?? '');
    variables.set(name, value === undefined ? fieldOf(pod, name, from) : composedVariable(name, value, variables));
  }
  return variables;
}

/**
 * The pod's field that `fieldRef` names (pkg/fieldpath, ExtractFieldPathAsString); undefined for those that the cluster sets. The name of a static pod
 * ends with that of its node.
 */
function fieldOf(placed: Pod | undefined, name: string, from: YamlNode | undefined): string | undefined {
  const path = textAt(from, 'fieldRef', 'fieldPath') ?? '';
  if (!placed) return undefined;
  const { pod, source, namespace } = placed;
  if (path === 'metadata.namespace') return namespace ?? (source === 'staticPod' ? 'default' : undefined);
  const [, field = '', key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/s.exec(path) ?? [];
  const value = textAt(pod, 'metadata', field, key);
  return value === undefined ? undefined : redactComposed(value, [value], fieldKindOf([name]));
}

function composedVariable(name: string, value: string, variables: ContainerVariables): string {
  const { text } = expanded(value, variables);
  return text === value ? text : redactComposed(text, [value, ...variables.values()], fieldKindOf([name]));
}

/** Expands `$(NAME)` in a word of `command` or `args`. References to variables that `env` does not set stay as written. */
export function expandedWord<W extends Word>(word: W, variables: ContainerVariables): W {
  if (!word.text.includes('$')) return word;
  const { text, starts, ends } = expanded(word.text, variables);
  if (text === word.text) return word;
  const parts = [word.text, ...variables.values()];
  const spanOf = (start: number, end: number): Span =>
    end > start
      ? word.spanOf(starts[start] ?? word.text.length, ends[end - 1] ?? word.text.length)
      : word.spanOf(starts[start] ?? word.text.length, starts[start] ?? word.text.length);
  return gatedWord({ ...word, text, spanOf }, parts);
}

/** A composed word as it may be kept, with the places of its characters. */
export function gatedWord<W extends Word>(word: W, parts: readonly (string | undefined)[]): W {
  const redactions = redactionsOfComposed(word.text, parts);
  if (redactions.length === 0) return word;
  const text = applyRedactions(word.text, redactions);
  const toWhole = originalOffsets(text, redactions);
  const spanOf = (start: number, end: number): Span =>
    word.spanOf(toWhole(start), end > start ? toWhole(end - 1) + 1 : toWhole(start));
  return { ...word, text, spanOf };
}

/** An expanded text with the source range of each character. */
interface Expanded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** `$$` is a dollar sign, and `$(NAME)` a variable (k8s.io/kubernetes, third_party/forked/golang/expansion). */
const SIGN = /\$(?:\$|\(([^()$]*)\))/g;

/** Limit for variables that repeat other variables exponentially. Characters. */
const MAX_LENGTH = 64 * 1024;

/** Expands `$(NAME)` in a text, as the kubelet does in `subPathExpr` too (pkg/kubelet/container, ExpandContainerVolumeMounts). */
export function expanded(given: string, variables: ContainerVariables): Expanded {
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
