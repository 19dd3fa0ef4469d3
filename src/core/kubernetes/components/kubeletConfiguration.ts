import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { childOf, entryOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag, UnknownKey } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';
import { flagSpecs } from '../flags/flagTable.ts';
import { isNear } from '../values/editDistance.ts';
import { fieldFlag } from './configurationFlags.ts';

const FIELDS = flagSpecs('kubelet').flatMap(({ field }) => field ?? []);

export function isKubeletConfiguration(root: YamlNode): boolean {
  const version = textAt(root, 'apiVersion') ?? '';
  return textAt(root, 'kind') === 'KubeletConfiguration' && (version === VERSION || isTemplated(version));
}

/** The only version since Kubernetes 1.10; the kubelet does not start with another. */
const VERSION = 'kubelet.config.k8s.io/v1beta1';

/** A KubeletConfiguration with its fields under the names of the flags that mean the same. */
export function readKubeletConfiguration(root: YamlNode, span: Span, uri: string): ComponentDocument {
  const flags: Flag[] = [];
  for (const { name, field } of flagSpecs('kubelet')) {
    const flag = field === undefined ? undefined : fieldFlag(root, name, field);
    if (flag !== undefined) flags.push(flag);
  }
  const kind = entryOf(root, 'kind');
  const gates = gatesIn(root);
  return {
    kind: 'component',
    uri,
    component: 'kubelet',
    source: 'kubeletConfiguration',
    span,
    commandSpan: kind === undefined ? root.span : { start: kind.keySpan.start, end: kind.value.span.end },
    flags: flags.sort((one, other) => one.span.start - other.span.start),
    ...(gates.length > 0 && { gates }),
    unknownKeys: unknownKeys(root, FIELDS),
  };
}

function gatesIn(root: YamlNode): readonly Located<string>[] {
  const gates = childOf(root, 'featureGates');
  if (gates?.kind !== 'map') return [];
  return gates.entries.flatMap(({ key, keySpan }) =>
    isTemplated(key) ? [] : [{ value: redact(key), span: keySpan, path: `featureGates.${redact(key)}` }],
  );
}

/** A slip of the finger: one or two characters, in a name that is long enough to be recognized. */
const MAX_SLIPS = 2;

const MIN_LENGTH = 8;

/** The keys of a tree that stand there twice, and those that are almost one of the fields, which are dotted paths. */
function unknownKeys(root: YamlNode, fields: readonly string[]): readonly UnknownKey[] {
  const odd: UnknownKey[] = [];
  const visit = (node: YamlNode, path: string): void => {
    if (node.kind !== 'map') return;
    const expected = childNames(fields, path);
    const present = new Map<string, Span>();
    const entries = [...node.entries, ...(node.replaced ?? [])];
    for (const { key, keySpan, value } of entries.sort((one, other) => one.keySpan.start - other.keySpan.start)) {
      const own = path === '' ? key : `${path}.${key}`;
      const first = present.get(key);
      const suggestion = expected.includes(key) ? undefined : nearest(key, expected);
      if (first) odd.push({ path: own, span: keySpan, first });
      else if (suggestion !== undefined) odd.push({ path: own, span: keySpan, suggestion });
      present.set(key, keySpan);
      if (expected.includes(key)) visit(value, own);
    }
  };
  visit(root, '');
  return odd;
}

function childNames(fields: readonly string[], path: string): readonly string[] {
  const prefix = path === '' ? '' : `${path}.`;
  const below = fields.filter((field) => field.startsWith(prefix)).map((field) => field.slice(prefix.length));
  return [...new Set(below.map((field) => field.split('.')[0] ?? ''))];
}

function nearest(key: string, names: readonly string[]): string | undefined {
  return names.find(
    (name) =>
      name.toLowerCase() === key.toLowerCase() ||
      (Math.min(name.length, key.length) >= MIN_LENGTH && isNear(name, key, MAX_SLIPS)),
  );
}

/** The share of a certificate's life by which the kubelet has renewed it: between 70 and 90 per cent (client-go, certificate manager). */
const RENEWED_BY = 0.9;

/** The instant from which a certificate that the kubelet has not renewed is overdue; milliseconds since the epoch. */
export function rotationDue({
  notBefore,
  notAfter,
}: {
  readonly notBefore: number;
  readonly notAfter: number;
}): number {
  return Math.ceil(notBefore + (notAfter - notBefore) * RENEWED_BY);
}
