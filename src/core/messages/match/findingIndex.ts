import { append } from '../../model/collections/lookup.ts';
import { SubstringIndex } from '../../model/collections/substringIndex.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import { plainText } from '../../model/text/plainText.ts';
import { quotedTexts } from '../../model/text/quotedTexts.ts';
import type { MessageKind } from '../kinds/messageKind.ts';
import { readLine } from '../read/readMessages.ts';

/** The findings of a report by everything that leads from a logged error to them. */
export interface FindingIndex {
  /** By the id of a connection that they break, in their order. */
  readonly byConnection: ReadonlyMap<string, readonly Finding[]>;
  /** By the SHA-256 of the certificate that they are about. */
  readonly byCertificate: ReadonlyMap<string, readonly Finding[]>;
  /** By "URI offset" of their places. */
  readonly byPlace: ReadonlyMap<string, readonly Finding[]>;
  /** Causes of lists of connections found earlier, by the kind of error. */
  readonly causes: WeakMap<readonly Connection[], Map<MessageKind, readonly Finding[]>>;
  /** Findings that can cause errors of the kind by themselves. */
  candidatesOf(kind: MessageKind): Candidates;
}

/** Findings without connections whose rules find the causes of one kind of error. */
interface Candidates {
  /** Findings whose message quotes such an error come first. */
  readonly inOrder: readonly Finding[];
  /** By what their messages name. */
  readonly byText: SubstringIndex<Finding>;
}

/** The index of the findings, which is made once. */
export const findingIndex = derived((findings: readonly Finding[]): FindingIndex => {
  const byConnection = new Map<string, Finding[]>();
  const byRule = new Map<string, PlacedFinding[]>();
  const byAnyRule = new Map<string, PlacedFinding[]>();
  const byCertificate = new Map<string, Finding[]>();
  const byPlace = new Map<string, Finding[]>();
  for (const [at, finding] of findings.entries()) {
    for (const id of new Set(finding.breaks)) append(byConnection, id, finding);
    if (finding.severity === 'hint') continue;
    append(byAnyRule, finding.rule, { finding, at });
    if (finding.breaks === undefined) append(byRule, finding.rule, { finding, at });
    const sha256 = certificateIn(finding);
    if (sha256 !== undefined) append(byCertificate, sha256, finding);
    append(byPlace, `${finding.at.uri} ${finding.at.span.start}`, finding);
  }
  const candidates = new Map<MessageKind, Candidates>();
  const quoting = new Map<MessageKind, PlacedFinding[]>();
  for (const placed of [...byRule.values()].flat()) {
    for (const kind of kindsQuotedIn(placed.finding)) append(quoting, kind, placed);
  }
  return {
    byConnection,
    byCertificate,
    byPlace,
    causes: new WeakMap(),
    candidatesOf(kind) {
      const known = candidates.get(kind);
      if (known) return known;
      const ofRules = kind.isOfItsRules ? byAnyRule : byRule;
      const those = new Set([...new Set(kind.rules)].flatMap((rule) => ofRules.get(rule) ?? []));
      for (const one of quoting.get(kind) ?? []) those.add(one);
      const inReport = [...those].sort((one, other) => one.at - other.at).map(({ finding }) => finding);
      const byText = new SubstringIndex<Finding>();
      for (const finding of inReport) byText.add(finding, plainText(finding.message));
      const predicting = new Set(inReport.filter((finding) => predicts(finding, kind)));
      const inOrder = [...predicting, ...inReport.filter((finding) => !predicting.has(finding))];
      const made = { inOrder, byText };
      candidates.set(kind, made);
      return made;
    },
  };
});

interface PlacedFinding {
  readonly finding: Finding;
  readonly at: number;
}

/** The SHA-256 of the certificate that a finding is about; undefined if it is about something else. */
export function certificateIn({ about }: Finding): string | undefined {
  for (const one of about) {
    const sha256 =
      one.fails === 'place' || one.fails === 'tokens' || one.fails === 'absent'
        ? undefined
        : /^[\da-f]{64}(?= |$)/.exec(one.subject)?.[0];
    if (sha256 !== undefined) return sha256;
  }
  return undefined;
}

/** Whether the finding says itself that an error of this kind is logged. */
function predicts(finding: Finding, kind: MessageKind): boolean {
  return kindsQuotedIn(finding).has(kind);
}

const kindsQuotedIn = derived(
  ({ message }: Finding): ReadonlySet<MessageKind> =>
    new Set(quotedTexts(message).flatMap((text) => readLine(text)?.kind ?? [])),
);
