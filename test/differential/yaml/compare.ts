import { redact } from '../../../src/core/formats/redaction/redact.ts';
import { wideEncoding } from '../../../src/core/formats/sniff.ts';
import { textAt } from '../../../src/core/formats/yaml/access.ts';
import type { KubernetesReader } from '../../../src/core/formats/yaml/kubernetesReaders.ts';
import type { YamlNode, YamlScalar } from '../../../src/core/formats/yaml/node.ts';
import { parseYaml, type YamlResult } from '../../../src/core/formats/yaml/parseYaml.ts';
import { unredacted } from '../../../src/core/formats/yaml/sourceOffset.ts';
import { sourceEncoding } from '../../../src/core/formats/yaml/syntax/sourceEncoding.ts';
import { type ReadType, typeProblem } from '../../../src/core/kubernetes/decode/typeProblem.ts';
import { valuesIn } from '../../support/textData.ts';
import type { Reading } from './judge.ts';

/** The kinds of differences. */
export type Kind =
  | 'it reads, we refuse'
  | 'we read, it refuses'
  | 'values'
  | 'number of documents'
  | 'text of the error'
  | 'types';

export interface Difference {
  readonly reader: KubernetesReader;
  readonly kind: Kind;
  /** The error, or the kind of value that differs, without words of the document. */
  readonly about: string;
}

/** Decodes a file to text as the product does. */
export function decoded(file: Uint8Array): string {
  return new TextDecoder(wideEncoding(file) ?? 'utf-8', { ignoreBOM: true }).decode(file);
}

/** Reads a file as the product does. */
export function readingOf(file: Uint8Array, reader: KubernetesReader): YamlResult {
  const text = decoded(file);
  return parseYaml(text, reader, sourceEncoding(file, text, wideEncoding(file)));
}

/** How the product differs from a reader. Undefined if it does not. */
export function difference(reader: KubernetesReader, file: Uint8Array, theirs: Reading): Difference | undefined {
  const ours = readingOf(file, reader);
  const error = theirs.error === undefined ? undefined : problemIn(theirs.error);
  const refusal = ours.problems.map(({ code, message }) => (code === 'yaml-syntax' ? valuesIn(message)[1] : code))[0];
  if (error !== undefined && refusal === undefined) return { reader, kind: 'we read, it refuses', about: error };
  if (error === undefined && refusal !== undefined) return { reader, kind: 'it reads, we refuse', about: refusal };
  if (error !== undefined && refusal !== undefined && !sameText(error, refusal)) {
    return { reader, kind: 'text of the error', about: `"${error}" and "${refusal}"` };
  }
  return differentValues(reader, ours, theirs, error !== undefined) ?? differentTypes(reader, ours, theirs);
}

/** How Go's errors begin for values of the wrong type. */
const OF_TYPES = /^(?:json: |illegal base64|quantities must|unable to parse|parsing time )/;

function differentTypes(
  reader: KubernetesReader,
  { documents }: YamlResult,
  { error, typed, typeError }: Reading,
): Difference | undefined {
  const [root] = documents.map((document) => document.root);
  if (!root || error !== undefined || reader === 'kubectl' || (typed === undefined && typeError === undefined))
    return undefined;
  const type = typeOf(root, reader);
  const theirs = typeError?.replace(/^couldn't get version\/kind; /, '').replace(/^.*?(?=json: cannot)/, '');
  if (type === undefined || (theirs !== undefined && !OF_TYPES.test(theirs))) return undefined;
  const ours = typeProblem(root, type, true)?.text;
  if (ours === undefined && theirs === undefined) return undefined;
  if (ours !== undefined && theirs?.startsWith(ours)) return undefined;
  return { reader, kind: 'types', about: `"${theirs}" and "${ours}"` };
}

/** The Go type that the reader decodes the document into; undefined for kinds that are not compared. */
function typeOf(root: YamlNode, reader: KubernetesReader): ReadType | undefined {
  const kind = textAt(root, 'kind');
  if (textAt(root, 'apiVersion') !== 'v1') return undefined;
  const kinds: readonly string[] = reader === 'clientGo' ? ['Config'] : ['Pod', 'Secret', 'ConfigMap'];
  return kind !== undefined && kinds.includes(kind) ? (`v1.${kind}` as ReadType) : undefined;
}

function differentValues(
  reader: KubernetesReader,
  { documents }: YamlResult,
  theirs: Reading,
  isRefused: boolean,
): Difference | undefined {
  const expected = (theirs.documents ?? []).filter((value) => value !== null);
  // kubectl stops at the first error, and the product continues.
  const count = isRefused ? expected.length : Math.max(expected.length, documents.length);
  if (!isRefused && expected.length !== documents.length) {
    return { reader, kind: 'number of documents', about: `${expected.length} and ${documents.length}` };
  }
  for (let at = 0; at < count; at++) {
    const root = documents[at]?.root;
    const about = root ? valueDifference(root, expected[at]) : 'a document';
    if (about !== undefined) return { reader, kind: 'values', about };
  }
  return undefined;
}

/** Reduces a Go error to its problem, without prefixes and words of the document. */
function problemIn(error: string): string {
  return error
    .replace(/^error converting YAML to JSON: /, '')
    .replace(/^yaml: (?:line \d+: )?/, '')
    .replace(/ '[^']*' (referenced|value contains)/, ' $1')
    .replace(/ `[\s\S]*` as a/, ' as a')
    .replace(/^(invalid map key|unsupported map key of type|invalid Yaml document separator): [\s\S]*/, '$1')
    .replace(/^json: unsupported value: .*/, 'unsupported value');
}

function sameText(theirs: string, ours: string): boolean {
  // For text that is neither JSON nor YAML, kubectl reports JSON's error and the product YAML's.
  if (/^json: offset|^invalid character|unexpected (?:end|EOF)|exceeded max depth|json: /.test(theirs)) return true;
  return ours.startsWith(theirs) || theirs.startsWith(ours.split(':')[0] ?? ours);
}

/** Describes where a tree differs from a value. Undefined if it does not. Not recursive, since documents may be deep. */
function valueDifference(root: YamlNode, expected: unknown): string | undefined {
  const rest: (readonly [YamlNode, unknown])[] = [[root, expected]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [node, value] = next;
    if (node.kind === 'scalar') {
      const typed = plainScalar(node);
      if (typed !== value && !(typed === 0 && value === 0)) return `a ${node.style} scalar`;
    } else if (node.kind === 'seq') {
      if (!Array.isArray(value) || value.length !== node.items.length) return 'a sequence';
      for (const [at, item] of node.items.entries()) rest.push([item, value[at]]);
    } else {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'a map';
      const given = Object.entries(value);
      const keys = new Map(given.map(([key, inner]) => [redact(key), inner]));
      if (given.length !== node.entries.length) return 'the keys of a map';
      for (const { key: kept, value: own } of node.entries) {
        const key = kept.replace(/(?<=-characters>)-\d+$/, '');
        if (!keys.has(key)) return 'a key';
        rest.push([own, keys.get(key)]);
      }
    }
  }
  return undefined;
}

/** Converts a tree to a JSON value. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'seq') return node.items.map(plainValue);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
  return plainScalar(node);
}

function plainScalar(node: YamlScalar): unknown {
  if (node.typed === undefined) return null;
  return typeof node.typed === 'string' ? unredacted(node).value : node.typed;
}
