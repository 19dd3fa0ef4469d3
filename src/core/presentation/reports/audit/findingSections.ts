import { causesInOrder, type RankedCause } from '../../../inspection/causesInOrder.ts';
import { followingConnections } from '../../../inspection/followingConnections.ts';
import { groupBy } from '../../../model/collections/lookup.ts';
import type { Connection } from '../../../model/connection.ts';
import { type Finding, SEVERITIES } from '../../../model/finding.ts';
import { phrase } from '../../../model/text/text.ts';
import { failingText } from '../../describe/brokenText.ts';
import { findingsText } from '../json/counts.ts';
import { type AuditSection, type Block, inTurn, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { findingBlock } from './findingBlock.ts';

/** The findings because of which connections fail or components do not start, each with these, in the order in which to repair them. */
export function causeSections(input: AuditInput): readonly AuditSection[] {
  const causes = causesInOrder(input.report);
  if (causes.length === 0) return [];
  const groups = [...groupBy(causes, ({ finding }) => ruleKey(finding)).values()]
    .map((group) => ({
      findings: group.map(({ finding }) => finding),
      connections: each(group, ({ connections }) => connections),
      follows: each(group, ({ follows }) => follows),
    }))
    .toSorted((one, other) => weight(other) - weight(one));
  const following = followingConnections(input.report);
  const stopped = each(causes, ({ follows }) => follows).flatMap((one) => following.get(one)?.end.component ?? []);
  const failing = failingText(causes.length, each(causes, ({ connections }) => connections).length, stopped);
  return [
    {
      id: 'causes',
      title: failing ? phrase('Causes: {broken}', { broken: failing }) : phrase('Causes'),
      blocks: inTurn(groups, ({ findings, connections }) => findingBlock(input, findings, connections)),
    },
  ];
}

function weight({ connections, follows }: Pick<RankedCause, 'connections' | 'follows'>): number {
  return connections.length + follows.length;
}

/** The connections of all causes, each once. */
function each(
  causes: readonly RankedCause[],
  connectionsOf: (cause: RankedCause) => readonly Connection[],
): readonly Connection[] {
  return [...new Set(causes.flatMap(connectionsOf))];
}

/** All other findings, the most severe first; or a sentence that there are none. */
export function findingsSections(input: AuditInput): readonly AuditSection[] {
  const { findings } = input.report;
  const causes = new Set(causesInOrder(input.report).map(({ finding }) => finding));
  const others = inOrder(findings.filter((finding) => !causes.has(finding)));
  if (others.length === 0 && causes.size > 0) return [];
  const none: Block = { kind: 'paragraph', content: [text(phrase('No findings.'))] };
  return [
    {
      id: 'findings',
      title:
        causes.size === 0
          ? phrase('Findings')
          : phrase('Other findings: {findings}', { findings: findingsText(others.length) }),
      blocks: others.length === 0 ? [none] : inTurn(byRule(others), (those) => findingBlock(input, those, [])),
    },
  ];
}

function byRule(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...groupBy(findings, ruleKey).values()];
}

function ruleKey({ rule, severity }: Finding): string {
  return `${severity} ${rule}`;
}

/** Within a severity as the report sorts them: by file and place. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
