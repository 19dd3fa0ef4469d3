import { concat, tlv } from '../../support/der.ts';
import type { Draw } from '../draw.ts';
import { mutateBytes, randomBytes } from './bytes.ts';

/** An element with its parts, or its octets where it has none. */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array | readonly Element[];
}

const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0x81, 0x82,
  0xa0, 0xa1, 0xa3, 0x1f,
];
const MAX_DEPTH = 24;

/** DER whose elements are changed, dropped, repeated or swapped while all lengths around them stay right. */
export function mutateDer(bytes: Uint8Array, draw: Draw): Uint8Array {
  const tree = parse(bytes, 0);
  if (!tree) return mutateBytes(bytes, draw);
  let mutated = tree;
  for (let count = 1 + draw.small(4); count > 0; count--) mutated = change(mutated, draw, draw.below(size(mutated)));
  return concat(mutated.map(write));
}

/** A whole tree of elements made up. */
export function randomDer(draw: Draw): Uint8Array {
  return write({ tag: 0x30, content: many(draw, 1) });
}

function many(draw: Draw, depth: number): readonly Element[] {
  return Array.from({ length: draw.small(7) }, () => random(draw, depth));
}

function random(draw: Draw, depth: number): Element {
  const tag = draw.chance(20) ? draw.below(256) : draw.pick(TAGS);
  const isConstructed = (tag & 0x20) !== 0 && depth < 10;
  return { tag, content: isConstructed ? many(draw, depth + 1) : randomBytes(draw.small(40), draw) };
}

function change(elements: readonly Element[], draw: Draw, target: number): readonly Element[] {
  let at = target;
  for (const [index, element] of elements.entries()) {
    if (at === 0) return replaced(elements, index, edit(element, elements, draw));
    const inner = 1 + (isBytes(element.content) ? 0 : size(element.content));
    if (at < inner && !isBytes(element.content)) {
      return replaced(elements, index, [{ ...element, content: change(element.content, draw, at - 1) }]);
    }
    at -= inner;
  }
  return elements;
}

function edit(element: Element, beside: readonly Element[], draw: Draw): readonly Element[] {
  switch (draw.below(9)) {
    case 0:
      return [];
    case 1:
      return [element, element];
    case 2:
      return [draw.pick(beside)];
    case 3:
      return [{ ...element, tag: draw.chance(2) ? draw.pick(TAGS) : draw.below(256) }];
    case 4:
      return [{ tag: 0x30, content: [element] }];
    case 5:
      return [random(draw, 6)];
    case 6:
      return [element, random(draw, 6)];
    case 7:
      return Array.from({ length: 1 + draw.below(60) }, () => element);
    default: {
      const { content } = element;
      if (isBytes(content)) return [{ ...element, content: mutateBytes(content, draw) }];
      return [{ ...element, content: [...content].reverse() }];
    }
  }
}

function replaced(elements: readonly Element[], at: number, by: readonly Element[]): readonly Element[] {
  return [...elements.slice(0, at), ...by, ...elements.slice(at + 1)];
}

function size(elements: readonly Element[]): number {
  let count = 0;
  for (const { content } of elements) count += 1 + (isBytes(content) ? 0 : size(content));
  return count;
}

function parse(bytes: Uint8Array, depth: number): readonly Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, first = 0x80] = bytes.subarray(at, at + 2);
    const octets = first < 0x80 ? 0 : first & 0x7f;
    if ((tag & 0x1f) === 0x1f || (first >= 0x80 && (octets === 0 || octets > 3))) return undefined;
    let length = first < 0x80 ? first : 0;
    for (const byte of bytes.subarray(at + 2, at + 2 + octets)) length = length * 256 + byte;
    const start = at + 2 + octets;
    if (start + length > bytes.length) return undefined;
    const content = bytes.subarray(start, start + length);
    const isWrapped = tag === 0x04 && (content[0] === 0x30 || content[0] === 0x04);
    const parts = depth < MAX_DEPTH && ((tag & 0x20) !== 0 || isWrapped) ? parse(content, depth + 1) : undefined;
    elements.push({ tag, content: parts ?? content });
    at = start + length;
  }
  return elements;
}

function write({ tag, content }: Element): Uint8Array {
  return isBytes(content) ? tlv(tag, content) : tlv(tag, ...content.map(write));
}

function isBytes(content: Element['content']): content is Uint8Array {
  return content instanceof Uint8Array;
}
