import { causesInOrder } from '../../../inspection/causesInOrder.ts';
import { consequences } from '../../../inspection/consequences.ts';
import { groupBy } from '../../../model/collections/lookup.ts';
import type { Connection } from '../../../model/connection.ts';
import { type Finding, SEVERITIES } from '../../../model/finding.ts';
import { phrase } from '../../../model/text/text.ts';
import { brokenText } from '../../describe/brokenText.ts';
import { findingsText } from '../json/counts.ts';
import { type AuditSection, type Block, inTurn, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { findingBlock } from './findingBlock.ts';

/** The findings that break connections, each with what it breaks, those first that break most with what follows; none if none does. */
export function causeSections(input: AuditInput): readonly AuditSection[] {
  const causes = causesInOrder(input.report);
  const caused = consequences(input.report);
  if (causes.length === 0) return [];
  const breaks = new Map(causes.map(({ finding, connections }) => [finding, connections]));
  const groups = byRule(causes.map(({ finding }) => finding))
    .map((findings) => ({ findings, connections: broken(findings, breaks) }))
    .map((group) => ({ ...group, follows: following(group.findings) }))
    .toSorted((one, other) => other.connections.length + other.follows - one.connections.length - one.follows);
  const all = broken([...breaks.keys()], breaks).length;
  return [
    {
      id: 'causes',
      title: phrase('Causes: {broken}', { broken: brokenText(causes.length, all) }),
      blocks: inTurn(groups, ({ findings, connections }) => findingBlock(input, findings, connections)),
    },
  ];

  function following(findings: readonly Finding[]): number {
    return new Set(findings.flatMap((finding) => caused.get(finding)?.follows ?? [])).size;
  }
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
  return [...groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`).values()];
}

/** The connections that the findings break, each once. */
function broken(
  findings: readonly Finding[],
  breaks: ReadonlyMap<Finding, readonly Connection[]>,
): readonly Connection[] {
  return [...new Set(findings.flatMap((finding) => breaks.get(finding) ?? []))];
}

/** Within a severity as the report sorts them: by file and place. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
