import type { Span } from '../../model/source/span.ts';
import { MAX_DOCUMENT_LENGTH, MAX_LIST_READ } from './limits.ts';
import type { ListExtent } from './listExtent.ts';
import { movedTree } from './movedTree.ts';
import type { YamlEntry, YamlNode } from './node.ts';
import { nullAt } from './scalarNode.ts';

/**
 * The content of an object that concerns certificates and their users: PEM, plain or in base64, a flag of a component, or a group of the API for
 * certificates.
 */
const ABOUT_PKI =
  /-----BEGIN|LS0tLS1CRUdJTi|-(?:ca|cert|key|token|tls|config)|kubeconfig|cert-manager\.io|certificates\.k8s\.io|bootstrap/;

/** Reads a part of a text on its own. Undefined if it is empty or cannot be read, which is reported. `inFile` maps its offsets to the file. */
export type ReadPart = (
  text: string,
  part: Span,
  inFile?: (offset: number) => number,
) => Generator<undefined, YamlNode | undefined>;

export interface ReadList {
  readonly root: YamlNode;
  /** The first item that was not read because there are too many; absent if all were. */
  readonly unread?: Span;
}

/**
 * The tree of a List that is too long to be parsed in one go, from parts. Of its items only those are read that are about PKI, each by
 * itself; null stands for every other.
 */
export function* readList(
  text: string,
  document: Span,
  list: ListExtent,
  read: ReadPart,
): Generator<undefined, ReadList | undefined> {
  const head = yield* readHead(text, document, list.span, read);
  if (head === undefined) return undefined;
  const items: YamlNode[] = [];
  let room = MAX_LIST_READ;
  let unread: Span | undefined;
  for (const item of list.items) {
    yield;
    const part = text.slice(item.start, item.end);
    const isRead = ABOUT_PKI.test(part);
    if (isRead && part.length > Math.min(room, MAX_DOCUMENT_LENGTH)) unread ??= item;
    const node = isRead && !unread ? yield* read(text, item) : undefined;
    if (node) room -= part.length;
    // In YAML a part is a sequence of the one item.
    items.push((node?.kind === 'seq' ? node.items[0] : node) ?? nullAt(item.start));
  }
  const { span } = list;
  const entry: YamlEntry = { key: 'items', keySpan: span, value: { kind: 'seq', items, span } };
  return { root: { kind: 'map', entries: [...head, entry], span: document }, ...(unread && { unread }) };
}

/** The entries before the items and after them. */
function* readHead(
  text: string,
  { start, end }: Span,
  items: Span,
  read: ReadPart,
): Generator<undefined, readonly YamlEntry[] | undefined> {
  const before = text.slice(start, items.start);
  const none = text[items.start] === '[' ? '[]' : '';
  const after = text.slice(items.end, end);
  if (before.length + after.length > MAX_DOCUMENT_LENGTH) return undefined;
  const cut = items.end - items.start - none.length;
  const inFile = (offset: number) => offset + start + (offset + start < items.start ? 0 : cut);
  const head = before + none + after;
  const root = yield* read(head, { start: 0, end: head.length }, inFile);
  if (root?.kind !== 'map') return undefined;
  const own = movedTree(root, (span) => ({ start: inFile(span.start), end: inFile(span.end) }));
  return own.kind === 'map' ? own.entries.filter(({ key }) => key !== 'items') : undefined;
}
