import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import type {
  Comparison,
  ComparisonMember,
  ComparisonRow,
  ViewerExtension,
  ViewerFinding,
  ViewerItem,
  ViewerLink,
  ViewerNote,
  ViewerPage,
  ViewerRow,
  ViewerSection,
  ViewerTab,
  ViewerValidity,
} from './page.ts';
import { MAX_TEXT, requestReader } from './requests.ts';
import { isCount, isFlag, isPlace, isRecord, isText, listOf, oneOf, optional, shapeOf } from './shapes.ts';
import type { ComparedSide, FromViewer, ToViewer } from './viewerMessages.ts';
import { WORDS, type Words } from './words.ts';

/** The message if it is one of ours and whole; undefined otherwise. */
export function readViewerMessage(message: unknown): ToViewer | undefined {
  return isMessage(message) ? message : undefined;
}

const isTone = optional(oneOf('good', 'warning', 'bad'));

const isUrl = (value: unknown) => isText(value) && value.startsWith('https://');

const isPart = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

const isRow = shapeOf<ViewerRow>({
  label: isText,
  values: listOf(isText),
  place: optional(isPlace),
  url: optional(isUrl),
  tone: isTone,
  code: optional(isFlag),
});

const isSection = shapeOf<ViewerSection>({ heading: optional(isText), rows: listOf(isRow) });

const isLink = shapeOf<ViewerLink>({ label: isText, detail: isText, place: isPlace });

const isFinding = shapeOf<ViewerFinding>({
  severity: oneOf('error', 'warning', 'info', 'hint'),
  message: isText,
  rule: isText,
  place: isPlace,
});

const isExtension = shapeOf<ViewerExtension>({ title: isText, oid: isText, critical: isFlag, lines: listOf(isText) });

const isValidity = shapeOf<ViewerValidity>({ text: isText, tone: isTone, from: isText, until: isText, spent: isPart });

const isItem = shapeOf<ViewerItem>({
  id: isText,
  title: isText,
  validity: optional(isValidity),
  sections: listOf(isSection),
  chain: listOf(isLink),
  chainEnd: optional(isText),
  signed: listOf(isLink),
  findings: listOf(isFinding),
  uses: listOf(isLink),
  extensions: listOf(isExtension),
  text: optional(isText),
  isOwnText: optional(isFlag),
  pem: optional(isText),
  hasStructure: isFlag,
});

const isPage = shapeOf<ViewerPage>({
  title: isText,
  path: isText,
  notes: listOf(shapeOf<ViewerNote>({ text: isText, tone: isTone })),
  findings: listOf(isFinding),
  tabs: listOf(shapeOf<ViewerTab>({ id: isText, label: isText, detail: optional(isText), tone: isTone })),
  shown: optional(isItem),
  locked: isFlag,
});

const isAsn1Row = shapeOf<Asn1Row>({
  depth: isCount,
  offset: isCount,
  headerLength: isCount,
  length: isCount,
  name: isText,
  field: optional(isText),
  value: optional(isText),
  wraps: isFlag,
});

const isDifference = oneOf('same', 'different', 'only left', 'only right');

const isComparisonRow = shapeOf<ComparisonRow>({
  label: isText,
  left: optional(isText),
  right: optional(isText),
  difference: isDifference,
  members: optional(listOf(shapeOf<ComparisonMember>({ value: isText, side: oneOf('both', 'left', 'right') }))),
  code: optional(isFlag),
});

const isComparison = shapeOf<Comparison>({ verdicts: listOf(isText), rows: listOf(isComparisonRow) });

const isSide = shapeOf<ComparedSide>({ label: isText, path: isText, place: isPlace });

function isWords(value: unknown): value is Words {
  return isRecord(value) && WORDS.every((name) => isText(value[name]));
}

type Of<Kind extends ToViewer['kind']> = Extract<ToViewer, { readonly kind: Kind }>;

const shown = { revision: isCount, memo: isText, words: isWords };

const MESSAGES: Readonly<Record<ToViewer['kind'], (value: unknown) => boolean>> = {
  page: shapeOf<Of<'page'>>({ kind: isText, ...shown, page: isPage }),
  comparison: shapeOf<Of<'comparison'>>({
    kind: isText,
    ...shown,
    comparison: optional(isComparison),
    left: isSide,
    right: isSide,
  }),
  structure: shapeOf<Of<'structure'>>({
    kind: isText,
    id: isText,
    rows: listOf(isAsn1Row),
    cut: isFlag,
    bytes: (value) => value instanceof Uint8Array,
  }),
  reply: shapeOf<Of<'reply'>>({ kind: isText, request: isCount, error: optional(isText) }),
};

function isMessage(message: unknown): message is ToViewer {
  if (!isRecord(message) || !isText(message.kind) || !Object.hasOwn(MESSAGES, message.kind)) return false;
  return Object.entries(MESSAGES).some(([kind, check]) => kind === message.kind && check(message));
}

/** Reads what the page sends. */
export const readViewerRequest = requestReader<FromViewer>((request, kind, message) => {
  switch (kind) {
    case 'ready': {
      const { shown } = message;
      return shown === undefined || isShort(shown) ? { request, kind, shown } : undefined;
    }
    case 'show':
    case 'structure': {
      const { id } = message;
      return isShort(id) ? { request, kind, id } : undefined;
    }
    case 'open': {
      const { place } = message;
      return isShort(place) ? { request, kind, place } : undefined;
    }
    case 'rule': {
      const { rule } = message;
      return isShort(rule) ? { request, kind, rule } : undefined;
    }
    case 'copy': {
      const { id, what } = message;
      return isShort(id) && (what === 'pem' || what === 'text') ? { request, kind, id, what } : undefined;
    }
    case 'unlock':
      return { request, kind };
    case 'drawn': {
      const { revision, view, items } = message;
      return isCount(revision) && isShort(view) && isCount(items)
        ? { request, kind, revision, view, items }
        : undefined;
    }
    default:
      return undefined;
  }
});

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}
