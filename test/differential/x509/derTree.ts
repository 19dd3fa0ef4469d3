import { attempt } from '../../../src/core/formats/der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, readElement } from '../../../src/core/formats/der/derElement.ts';
import * as der from '../../support/der.ts';
import type { Random } from '../cases/seededRandom.ts';

/** An element that can be changed; an OCTET STRING that holds elements has these as its children. */
export interface Branch {
  tag: number;
  /** Absent for one with children. */
  content?: Uint8Array;
  children?: Branch[] | undefined;
  /** Written as it is, whatever the rest says. */
  raw?: Uint8Array;
}

export function treeOf(bytes: Uint8Array): Branch {
  return branch(readElement(bytes, 0, bytes.length));
}

function branch(element: DerElement): Branch {
  const isConstructed = (element.tag & 0x20) !== 0;
  const inside = isConstructed || element.tag === 0x04 ? attempt(() => childrenOf(element)) : undefined;
  const isHolder = inside && 'value' in inside && (isConstructed || inside.value.length === 1);
  return isHolder
    ? { tag: element.tag, children: inside.value.map(branch) }
    : { tag: element.tag, content: contentOf(element) };
}

export function encodeTree({ tag, content, children, raw }: Branch): Uint8Array {
  return raw ?? der.tlv(tag, ...(children ? children.map(encodeTree) : [content ?? new Uint8Array()]));
}

const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0x82, 0x86, 0x87,
  0xa0, 0xa1, 0xa3,
];

type Spoil = (random: Random, chosen: Branch, siblings: Branch[], at: number) => void;

const SPOILS: readonly Spoil[] = [
  (random, chosen) => {
    chosen.tag = random.pick(TAGS);
  },
  (_random, _chosen, siblings, at) => void siblings.splice(at, 1),
  (_random, chosen, siblings, at) => void siblings.splice(at, 0, structuredClone(chosen)),
  (random, _chosen, siblings, at) =>
    void siblings.splice(at + 1, 0, { tag: random.pick(TAGS), content: Uint8Array.of(1) }),
  (_random, chosen) => {
    chosen.raw = Uint8Array.of(...encodeTree(chosen), 0);
  },
  (_random, chosen) => {
    chosen.raw = encodeTree(chosen).slice(0, -1);
  },
  (_random, chosen) => {
    chosen.children = undefined;
    chosen.content = new Uint8Array();
  },
  (_random, chosen) => {
    // A length in more octets than it needs.
    const [tag = 0, ...rest] = encodeTree(chosen);
    if ((rest[0] ?? 0) < 0x80) chosen.raw = Uint8Array.of(tag, 0x81, ...rest);
  },
  (random, chosen) => {
    if (!chosen.content || chosen.content.length === 0) return;
    const content = chosen.content.slice();
    content[random.index(content.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.index(256)]);
    chosen.content = content;
  },
  (random, chosen) => {
    if (chosen.content) chosen.content = Uint8Array.of(random.pick([0, 0x80, 0xff]), ...chosen.content);
  },
];

/** Changes one element below the root. */
export function spoil(random: Random, root: Branch): void {
  const places: { readonly siblings: Branch[]; readonly at: number }[] = [];
  const visit = (siblings: Branch[]): void => {
    for (const [at, { children }] of siblings.entries()) {
      places.push({ siblings, at });
      if (children) visit(children);
    }
  };
  visit(root.children ?? []);
  if (places.length === 0) return;
  const { siblings, at } = random.pick(places);
  const chosen = siblings[at];
  if (chosen) random.pick(SPOILS)(random, chosen, siblings, at);
}
