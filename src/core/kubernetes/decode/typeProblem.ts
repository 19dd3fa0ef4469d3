import { isTemplated } from '../../formats/placeholder.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { Span } from '../../model/source/span.ts';
import { parseGoDuration } from '../values/goTime.ts';
import { GO_TYPES } from './goTypes.ts';

/** The first value that Go cannot decode into its field's type, and Go's error. */
export interface TypeProblem {
  readonly span: Span;
  readonly text: string;
}

/** The Go types of documents: static pods, kubeconfigs and configurations of the kubelet, and the objects that contain certificates. */
export type ReadType = 'v1.Pod' | 'v1.Config' | 'v1beta1.KubeletConfiguration' | 'v1.Secret' | 'v1.ConfigMap';

/** A value's struct, and the path of fields from the document to it. */
interface Place {
  readonly struct: string;
  readonly fields: readonly string[];
}

interface Task {
  readonly node: YamlNode;
  readonly type: string;
  readonly place: Place | undefined;
}

/** A struct field: its type, and its name preceded by the embedded structs that contain it. */
interface Field {
  readonly type: string;
  readonly path: readonly string[];
}

const FIELDS: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  GO_TYPES.trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...fields] = line.split(' ');
      const types = fields.map((field) => {
        const end = field.indexOf(':');
        const [name = '', ...embedded] = field.slice(0, end).split('/');
        return [name, { type: field.slice(end + 1), path: [...embedded, name] }] as const;
      });
      return [name, new Map(types)];
    }),
);

/**
 * Finds the first value that Go cannot decode into the struct `type` (sigs.k8s.io/json, decode.go), in Go's order, which sorts the keys of YAML.
 * Undefined if the document decodes. Values that a template or scrubber replaced have any type. Invalid base64 counts only if `countsBase64` is set,
 * because the field's reader reports it more precisely.
 */
export function typeProblem(root: YamlNode, type: ReadType, countsBase64 = false): TypeProblem | undefined {
  if (isDecodable(root, type, countsBase64)) return undefined;
  const rest: Task[] = [{ node: root, type, place: undefined }];
  for (let task = rest.pop(); task; task = rest.pop()) {
    const problem = problemOf(task.node, task.type, task.place);
    if (problem !== undefined && (countsBase64 || problem !== BAD_BASE64))
      return { span: task.node.span, text: problem };
    for (const inner of innerOf(task).toReversed()) rest.push(inner);
  }
  return undefined;
}

/** Whether every value decodes, in any order: nearly all documents do, and to sort their keys takes longer than to check the values. */
function isDecodable(root: YamlNode, type: string, countsBase64: boolean): boolean {
  const nodes = [root];
  const types = [type];
  for (let node = nodes.pop(), of = types.pop(); node && of !== undefined; node = nodes.pop(), of = types.pop()) {
    const problem = problemOf(node, of, undefined);
    if (problem !== undefined && (countsBase64 || problem !== BAD_BASE64)) return false;
    if (node.kind === 'scalar') continue;
    const { item, value } = shapeOf(of);
    if (node.kind === 'seq') {
      for (const inner of node.items) {
        nodes.push(inner);
        types.push(item);
      }
      continue;
    }
    const fields = value === undefined ? FIELDS.get(of) : undefined;
    for (const entry of node.entries) {
      const own = value ?? fields?.get(entry.key)?.type;
      if (own === undefined) continue;
      nodes.push(entry.value);
      types.push(own);
    }
  }
  return true;
}

function innerOf({ node, type, place }: Task): readonly Task[] {
  if (node.kind === 'scalar') return [];
  const { item, value } = shapeOf(type);
  if (node.kind === 'seq') return node.items.map((inner) => ({ node: inner, type: item, place }));
  const fields = FIELDS.get(type);
  // Go sorts the keys when it converts YAML to JSON.
  const entries = node.entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return entries.flatMap(({ key, value: inner }): readonly Task[] => {
    if (value !== undefined) return [{ node: inner, type: value, place }];
    const own = fields?.get(key);
    if (own === undefined) return [];
    const struct = type.slice(type.lastIndexOf('.') + 1);
    return [{ node: inner, type: own.type, place: { struct, fields: [...(place?.fields ?? []), ...own.path] } }];
  });
}

/** Types that decode any value. */
const ANYTHING = new Set(['interface {}', 'runtime.RawExtension', 'v1.FieldsV1']);

function problemOf(node: YamlNode, type: string, place: Place | undefined): string | undefined {
  // Most values.
  if (type === 'string' && node.kind === 'scalar' && typeof node.typed === 'string') return undefined;
  if (ANYTHING.has(type) || (node.kind === 'scalar' && (node.typed === undefined || isTemplated(node.value))))
    return undefined;
  // A text in brackets in place of bytes is an instruction: [CERTIFICATE-DATA].
  if (type === 'uint8' && node.kind === 'scalar' && typeof node.typed === 'string') return undefined;
  const own = SELF_DECODING.get(type);
  if (own) return own(node, place);
  if (node.kind === 'seq') return shapeOf(type).kind.startsWith('[]') ? undefined : mismatch('array', type, place);
  if (node.kind === 'map') {
    return FIELDS.has(type) || shapeOf(type).kind.startsWith('map[') ? undefined : mismatch('object', type, place);
  }
  return scalarProblem(node, type, place);
}

interface Shape {
  /** The underlying type of a named type: `string` for `v1.Capability=string`. */
  readonly kind: string;
  /** The type of the items, if it is a slice. */
  readonly item: string;
  /** The type of the values, if it is a map. */
  readonly value: string | undefined;
}

/** By the types of the tables above. */
const shapes = new Map<string, Shape>();

function shapeOf(type: string): Shape {
  const known = shapes.get(type);
  if (known) return known;
  const kind = type.replace(/^[\w.]+=/, '');
  const shape = { kind, item: kind.slice('[]'.length), value: /^map\[string\](.*)$/.exec(kind)?.[1] };
  shapes.set(type, shape);
  return shape;
}

function scalarProblem(node: YamlScalar, type: string, place: Place | undefined): string | undefined {
  const { typed } = node;
  const { kind } = shapeOf(type);
  if (typeof typed === 'string' || typeof typed === 'object') {
    if (type === '[]uint8') return base64Problem(node.value);
    return kind === 'string' ? undefined : mismatch('string', type, place);
  }
  if (typeof typed === 'boolean') return kind === 'bool' ? undefined : mismatch('bool', type, place);
  if (typeof typed !== 'number') return undefined;
  const range = RANGES.get(kind);
  if (range) {
    const [least, above] = range;
    // YAML's 10.0 is the number 10.
    const isWhole = Number.isInteger(typed) && typed >= least && typed < above;
    return isWhole ? undefined : mismatch(`number ${node.value}`, type, place);
  }
  return kind.startsWith('float') ? undefined : mismatch('number', type, place);
}

const RANGES: ReadonlyMap<string, readonly [least: number, above: number]> = new Map([
  ['int32', [-(2 ** 31), 2 ** 31]],
  ['int64', [-(2 ** 63), 2 ** 63]],
  ['uint32', [0, 2 ** 32]],
]);

function mismatch(value: string, type: string, place: Place | undefined): string {
  const name = /^[\w.]+(?==)/.exec(type)?.[0] ?? type;
  const where = place ? `Go struct field ${place.struct}.${place.fields.join('.')}` : 'Go value';
  return `json: cannot unmarshal ${value} into ${where} of type ${name.replaceAll(/=\w+/g, '')}`;
}

const BAD_BASE64 = 'illegal base64 data at input byte';

/** Decodes like Go's encoding/base64, which skips line breaks. */
function base64Problem(value: string): string | undefined {
  const digits = value.replaceAll(/[\r\n]/g, '');
  const bad = /^[A-Za-z0-9+/]*/.exec(digits)?.[0].length ?? 0;
  const padded = digits.slice(bad);
  const isWhole =
    (padded === '' && bad % 4 === 0) || (padded === '=' && bad % 4 === 3) || (padded === '==' && bad % 4 === 2);
  return isWhole ? undefined : BAD_BASE64;
}

type Decoder = (node: YamlNode, place: Place | undefined) => string | undefined;

/** Decoders of types with their own UnmarshalJSON. Each returns the error for a value, or undefined. */
const SELF_DECODING: ReadonlyMap<string, Decoder> = new Map([
  ['resource.Quantity', quantityProblem],
  ['resource.QuantityValue', quantityProblem],
  ['intstr.IntOrString', (node, place) => goValueProblem(node, ['string', 'int32'], place)],
  ['v1.Time', timeProblem],
  ['v1.MicroTime', timeProblem],
  ['v1.Duration', durationProblem],
  // A number is read as well: it is one of nanoseconds.
  ['v1.TimeOrMetaDuration', (node, place) => (isText(node) ? durationProblem(node, place) : undefined)],
] satisfies readonly (readonly [string, Decoder])[]);

function goValueProblem(node: YamlNode, types: readonly string[], place: Place | undefined): string | undefined {
  const last = types.at(-1) ?? '';
  if (node.kind !== 'scalar') return mismatch(node.kind === 'seq' ? 'array' : 'object', last, place);
  const problems = types.map((type) => scalarProblem(node, type, place));
  return problems.includes(undefined) ? undefined : problems.at(-1);
}

function isText(node: YamlNode): boolean {
  return node.kind === 'scalar' && typeof node.typed === 'string';
}

/** Checks for a signed number with a suffix (apimachinery, api/resource). */
function quantityProblem(node: YamlNode): string | undefined {
  const text = node.kind === 'scalar' ? node.value.trim() : '';
  const isRight = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/.test(text);
  return isRight ? undefined : NO_QUANTITY;
}

const NO_QUANTITY = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

function timeProblem(node: YamlNode, place: Place | undefined): string | undefined {
  const wrong = goValueProblem(node, ['string'], place);
  if (wrong !== undefined || node.kind !== 'scalar') return wrong;
  const isRight = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(node.value);
  return isRight ? undefined : `parsing time ${JSON.stringify(node.value)}`;
}

function durationProblem(node: YamlNode, place: Place | undefined): string | undefined {
  const wrong = goValueProblem(node, ['string'], place);
  if (wrong !== undefined || node.kind !== 'scalar') return wrong;
  const read = parseGoDuration(node.value);
  return 'error' in read ? read.error : undefined;
}
