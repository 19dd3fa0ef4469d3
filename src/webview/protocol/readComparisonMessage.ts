import type { ComparisonContent, FromComparison, ToComparison } from './comparisonMessages.ts';
import type {
  ComparedRestarts,
  ComparisonPage,
  PageCause,
  PageCertificate,
  PageComponent,
  PageConnection,
  PageExpiry,
  PageLink,
  PageState,
  PageUpgrade,
  PageUpgradeItem,
  PageVerdict,
} from './comparisonPage.ts';
import { COMPARISON_WORDS, type ComparisonWords } from './comparisonWords.ts';
import { readReply, requestReader } from './requests.ts';
import { isCount, isFlag, isPlace, isRecord, isText, listOf, memberOf, oneOf, optional, shapeOf } from './shapes.ts';

const CHANGES: Readonly<Record<PageConnection['change'], true>> = {
  breaks: true,
  follows: true,
  recovers: true,
  interrupted: true,
  ordered: true,
  changes: true,
  appears: true,
  disappears: true,
};

const isVerdictName = oneOf('ok', 'broken', 'unknown');

const isLink = shapeOf<PageLink>({ place: isPlace, path: isText });

const isVerdict = shapeOf<PageVerdict>({
  verdict: isVerdictName,
  text: isText,
  error: optional(isText),
  reason: optional(isText),
  link: isLink,
});

const isState = shapeOf<PageState>({
  when: isText,
  from: isText,
  to: isText,
  verdict: isVerdictName,
  text: isText,
  error: optional(isText),
});

const isConnection = shapeOf<PageConnection>({
  id: isText,
  name: isText,
  from: isText,
  to: isText,
  change: memberOf(CHANGES),
  outcome: isText,
  before: optional(isVerdict),
  after: optional(isVerdict),
  states: listOf(isState),
});

const isExpiry = shapeOf<PageExpiry>({ date: isText, link: isLink });

const isCertificate = shapeOf<PageCertificate>({
  id: isText,
  change: oneOf('renewed', 'replaced', 'added', 'removed'),
  outcome: isText,
  name: isText,
  before: optional(isExpiry),
  after: optional(isExpiry),
});

const isUpgrade = shapeOf<PageUpgrade>({
  breaks: isFlag,
  lines: listOf(isText),
  items: listOf(
    shapeOf<PageUpgradeItem>({
      title: isText,
      breaks: isFlag,
      text: isText,
      fix: optional(isText),
      source: optional(isText),
      link: isLink,
    }),
  ),
});

const isPage = shapeOf<ComparisonPage>({
  before: isText,
  after: isText,
  at: isText,
  notes: listOf(isText),
  upgrade: optional(isUpgrade),
  restarts: shapeOf<ComparedRestarts>({
    order: oneOf('any', 'given', 'none'),
    text: isText,
    steps: listOf(isText),
    reasons: listOf(isText),
  }),
  componentCounts: isText,
  components: listOf(shapeOf<PageComponent>({ name: isText, starts: isFlag, outcome: isText })),
  causes: listOf(shapeOf<PageCause>({ text: isText, outcome: isText, link: isLink })),
  connectionCounts: isText,
  connections: listOf(isConnection),
  others: isText,
  certificateCounts: isText,
  certificates: listOf(isCertificate),
});

type Of<Kind extends ComparisonContent['kind']> = Extract<ComparisonContent, { readonly kind: Kind }>;

const isComparison = shapeOf<Of<'comparison'>>({
  kind: oneOf('comparison'),
  revision: isCount,
  page: isPage,
  words: isWords,
});

const isNothing = shapeOf<Of<'nothing'>>({ kind: oneOf('nothing'), text: isText });

/** The message if it is one of ours and whole; undefined otherwise. */
export function readComparisonMessage(message: unknown): ToComparison | undefined {
  if (isComparison(message) || isNothing(message)) return message;
  return readReply(message);
}

function isWords(value: unknown): value is ComparisonWords {
  return isRecord(value) && COMPARISON_WORDS.every((word) => isText(value[word]));
}

/** Reads what the page sends. */
export const readComparisonRequest = requestReader<FromComparison>((request, kind, message) => {
  switch (kind) {
    case 'ready':
    case 'copy':
    case 'save':
    case 'swap':
      return { request, kind };
    case 'drawn': {
      const { revision, connections, certificates } = message;
      return isCount(revision) && isCount(connections) && isCount(certificates)
        ? { request, kind, revision, connections, certificates }
        : undefined;
    }
    case 'open': {
      const { place } = message;
      return isText(place) && isPlace(place) ? { request, kind, place } : undefined;
    }
    default:
      return undefined;
  }
});
