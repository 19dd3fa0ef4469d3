import type { ExplainedError } from '../../../messages/match/explainMessages.ts';
import { whomText, whoText } from '../../../messages/read/endText.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { describeMessage } from '../../describe/describeMessage.ts';
import { listedConnections } from '../json/jsonConnections.ts';
import { listedFindings } from '../json/jsonFindings.ts';
import type { PathOf } from '../json/paths.ts';

/** The object that `kubernetes-pki explain --format json` prints; its shape grows only by new members. */
export interface JsonExplanation {
  readonly schemaVersion: 1;
  readonly errors: readonly JsonError[];
}

/** The numbers are places in the lists of `check --format json`, best first. */
export interface JsonError {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** The name of the failure, such as "unknownAuthority". */
  readonly kind: string;
  readonly saysWho: string;
  readonly ofWhom: string;
  readonly meaning: string;
  readonly look: readonly string[];
  readonly connections: readonly number[];
  readonly findings: readonly number[];
}

export function explanationJson(
  explained: readonly ExplainedError[],
  report: Report | undefined,
  pathOf: PathOf,
): JsonExplanation {
  const connections = placesIn(report ? listedConnections(report.connections, pathOf) : [], (one) => one.connection);
  const findings = placesIn(report ? listedFindings(report, pathOf) : [], (one) => one.finding);
  return {
    schemaVersion: 1,
    errors: explained.map((one) => {
      const { error } = one;
      const { meaning, look } = describeMessage(one);
      return {
        line: error.line + 1,
        text: plainText(untrusted(error.text)),
        kind: error.kind.name,
        saysWho: plainText(whoText(error)),
        ofWhom: plainText(whomText(error)),
        meaning: plainText(meaning),
        look: look.map((text) => plainText(text)),
        connections: one.connections.flatMap((connection) => connections.get(connection) ?? []),
        findings: one.findings.flatMap((finding) => findings.get(finding) ?? []),
      };
    }),
  };
}

function placesIn<Listed, Item>(listed: readonly Listed[], itemOf: (one: Listed) => Item): ReadonlyMap<Item, number> {
  return new Map(listed.map((one, at) => [itemOf(one), at]));
}
