import { type Asn1Element, asn1Name, readAsn1Element } from './asn1Element.ts';
import { type Asn1Type, nameElements } from './asn1Type.ts';
import { asn1Value, type OidNames } from './asn1Value.ts';
import { attempt } from './derCursor.ts';
import { TAG } from './derElement.ts';
import { oidText } from './derPrimitives.ts';

/** Deeper, and more elements, than any certificate has; hostile content may try for more. */
const ASN1_LIMITS = { depth: 40, nodes: 5000 } as const;

/** The elements on one level, in order. `problem` tells why reading stopped before `problemAt`'s end. */
export interface Asn1Level {
  readonly elements: readonly Asn1Element[];
  readonly problem?: string;
  readonly problemAt?: number;
}

/** One row of the tree, in the order of the octets; its children are the deeper rows that follow. */
export interface Asn1Row {
  readonly depth: number;
  readonly offset: number;
  readonly headerLength: number;
  readonly length: number;
  /** "SEQUENCE", "[0]", "tag 31" for one without a name; "Error" for octets that could not be read. */
  readonly name: string;
  /** In its module, as "serialNumber"; or its type, as "Extension", where it is one of many or wrapped. */
  readonly field?: string;
  readonly value?: string | undefined;
  /** An OCTET STRING or BIT STRING whose content is encoded in turn. */
  readonly wraps: boolean;
}

export interface Asn1Tree {
  readonly rows: readonly Asn1Row[];
  /** True if limits left something out. */
  readonly cut: boolean;
}

/** The top level. Nothing below it is read. */
export function asn1Roots(bytes: Uint8Array): Asn1Level {
  return readLevel(bytes, 0, bytes.length);
}

/** The content of an element: its parts, or the encoding that an OCTET STRING or BIT STRING wraps. Empty for all others. */
export function asn1Children(bytes: Uint8Array, element: Asn1Element): Asn1Level {
  const start = element.offset + element.headerLength;
  if (element.constructed) return readLevel(bytes, start, start + element.length);
  return wrapped(bytes, element) ?? { elements: [] };
}

/**
 * The tree as rows, read no further than the limits, with the names that `type` gives them. Never for private keys: their octets must not be
 * shown.
 */
export function asn1Tree(
  bytes: Uint8Array,
  oidName: OidNames,
  type?: Asn1Type,
  limits: typeof ASN1_LIMITS | Limits = ASN1_LIMITS,
): Asn1Tree {
  const rows: Asn1Row[] = [];
  let cut = false;
  const oidOf = (element: Asn1Element) => oidOfElement(bytes, element);
  const add = (level: Asn1Level, depth: number, type: Asn1Type | undefined) => {
    const names = type ? nameElements(level.elements, type, oidOf) : [];
    for (const [at, element] of level.elements.entries()) {
      if (rows.length >= limits.nodes) {
        cut = true;
        return;
      }
      const children = asn1Children(bytes, element);
      const hasChildren = children.elements.length > 0 || children.problem !== undefined;
      const field = names[at]?.name;
      const row = rowOf(bytes, element, depth, !element.constructed && hasChildren, oidName);
      rows.push(field === undefined ? row : { ...row, field });
      if (!hasChildren) continue;
      if (depth + 1 >= limits.depth) cut = true;
      else add(children, depth + 1, names[at]?.type);
    }
    if (level.problem === undefined || level.problemAt === undefined) return;
    const end = level.problemAt;
    rows.push({ depth, offset: end, headerLength: 0, length: 0, name: 'Error', value: level.problem, wraps: false });
  };
  add(asn1Roots(bytes), 0, type);
  return { rows, cut };
}

interface Limits {
  readonly depth: number;
  readonly nodes: number;
}

function rowOf(bytes: Uint8Array, element: Asn1Element, depth: number, wraps: boolean, oidName: OidNames): Asn1Row {
  const { offset, headerLength, length, constructed, number } = element;
  const value = constructed || wraps ? undefined : asn1Value(bytes, element, oidName);
  return { depth, offset, headerLength, length, name: asn1Name(element) ?? `tag ${number}`, value, wraps };
}

function oidOfElement(bytes: Uint8Array, element: Asn1Element): string | undefined {
  if (element.class !== 'universal' || element.number !== TAG.oid) return undefined;
  const content = element.offset + element.headerLength;
  const end = content + element.length;
  const read = attempt(() => oidText({ bytes, tag: element.number, start: element.offset, content, end }));
  return 'value' in read ? read.value : undefined;
}

function readLevel(bytes: Uint8Array, start: number, end: number): Asn1Level {
  const elements: Asn1Element[] = [];
  let at = start;
  while (at < end && elements.length <= ASN1_LIMITS.nodes) {
    const read = attempt(() => readAsn1Element(bytes, at, end));
    if ('error' in read) return { elements, problem: read.error, problemAt: at };
    elements.push(read.value);
    at += read.value.headerLength + read.value.length;
  }
  return { elements };
}

/** Levels that an encoding inside a string is checked for before it is taken for one. */
const CHECKED_DEPTH = 6;

/**
 * The one element that fills an OCTET STRING, or a BIT STRING without unused bits. Octets of a key or digest may look like an
 * element by chance, so types must be known, parts well-formed, and what a BIT STRING wraps a SEQUENCE.
 */
function wrapped(
  bytes: Uint8Array,
  { class: tagClass, number, offset, headerLength, length }: Asn1Element,
): Asn1Level | undefined {
  if (tagClass !== 'universal' || (number !== 3 && number !== 4)) return undefined;
  const content = offset + headerLength;
  const start = number === 3 ? content + 1 : content;
  const end = content + length;
  if (start >= end || (number === 3 && bytes[content] !== 0)) return undefined;
  const level = readLevel(bytes, start, end);
  const [only] = level.elements;
  if (!only || level.elements.length !== 1 || level.problem !== undefined) return undefined;
  if (only.class !== 'universal' || (number === 3 && only.number !== 16)) return undefined;
  return isWellFormed(bytes, only, CHECKED_DEPTH) ? level : undefined;
}

function isWellFormed(bytes: Uint8Array, element: Asn1Element, depth: number): boolean {
  if (asn1Name(element) === undefined) return false;
  const isContainer = element.class === 'universal' && (element.number === 16 || element.number === 17);
  if (element.class === 'universal' && isContainer !== element.constructed) return false;
  if (!element.constructed || depth === 0) return true;
  const { elements, problem } = asn1Children(bytes, element);
  return problem === undefined && elements.every((child) => isWellFormed(bytes, child, depth - 1));
}
