import type { StateComparison } from '../../../comparison/stateComparison.ts';
import { shortName } from '../../../model/labels/names.ts';
import { dateText } from '../../../model/labels/times.ts';
import { phrase } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import type { ComparedState, ComparisonInput } from '../../comparison/comparisonInput.ts';
import {
  certificateCounts,
  connectionCounts,
  connectionName,
  constraintText,
  exchangeText,
  notable,
  orderText,
  outcomeText,
  unsafeTexts,
  usesText,
  verdictText,
  whenText,
} from '../../comparison/comparisonTexts.ts';
import { causedText, componentCounts, componentOutcome } from '../../comparison/componentTexts.ts';
import {
  beyondText,
  followsText,
  placeText,
  UPGRADE_KINDS,
  upgradeItems,
  upgradeOutcome,
  upgradeTitle,
} from '../../comparison/upgradeTexts.ts';
import { type AuditDocument, type Block, cell, code, type Fact, lines, text } from '../audit/auditDocument.ts';
import { isoSeconds } from '../json/jsonCertificates.ts';
import { jsonLeftOut } from '../json/jsonReport.ts';
import { leftOutLine } from '../json/leftOutText.ts';

/** The comparison as the annex of a change request. */
export function comparisonDocument(input: ComparisonInput): AuditDocument {
  const { before, after, now, comparison } = input;
  return {
    title: phrase('Kubernetes PKI comparison'),
    intro: [
      {
        kind: 'facts',
        rows: [
          [phrase('Before'), cell(code(untrusted(before.name)))],
          [phrase('After'), cell(code(untrusted(after.name)))],
          [phrase('Evaluated at'), cell(text(isoSeconds(now)))],
          [phrase('Certificates'), cell(text(certificateCounts(comparison)))],
          [phrase('Components'), cell(text(componentCounts(comparison)))],
          [phrase('Connections'), cell(text(connectionCounts(comparison)))],
          ...leftOutFacts(before, after),
        ],
      },
    ],
    sections: [
      ...upgradeSections(input),
      { id: 'restarts', title: phrase('Restarts'), blocks: restarts(comparison) },
      ...componentSections(input),
      { id: 'connections', title: phrase('Connections'), blocks: connectionBlocks(comparison) },
      { id: 'certificates', title: phrase('Certificates'), blocks: certificateBlocks(input) },
    ],
  };
}

/** The consequences of another release. */
function upgradeSections({ after, upgrade }: ComparisonInput): AuditDocument['sections'] {
  if (!upgrade) return [];
  const beyond = beyondText(upgrade.release);
  const follows = followsText(upgrade);
  const said = [
    upgradeTitle(upgrade),
    ...(beyond ? [beyond] : []),
    upgradeOutcome(upgrade),
    ...(follows ? [follows] : []),
  ];
  const rows = upgradeItems(upgrade, after.report).map(({ since, kind, text: what, at, fix, source }) => [
    cell(text(untrusted(since))),
    cell(text(UPGRADE_KINDS[kind])),
    cell(code(placeText(after, at))),
    cell(text(what)),
    fix ? cell(text(fix)) : cell(),
    source === undefined ? cell() : cell(text(untrusted(source))),
  ]);
  const columns = [phrase('Since'), phrase('Kind'), phrase('Place'), phrase('What'), phrase('Fix'), phrase('Source')];
  const blocks: Block[] = [{ kind: 'paragraph', content: lines(said.map((one) => [text(one)])) }];
  if (rows.length > 0) blocks.push({ kind: 'table', caption: phrase('What the upgrade changes'), columns, rows });
  return [{ id: 'upgrade', title: phrase('Upgrade'), blocks }];
}

function leftOutFacts(...states: readonly ComparedState[]): readonly Fact[] {
  return states.flatMap(({ name, report, pathOf }): readonly Fact[] => {
    const { leftOut, leftOutMore } = jsonLeftOut(report, pathOf);
    const line = leftOutLine(leftOut, leftOutMore);
    return line ? [[untrusted(name), cell(text(line))]] : [];
  });
}

function restarts(comparison: StateComparison): readonly Block[] {
  const reasons = comparison.constraints.map((one) => [text(constraintText(comparison, one))]);
  const unsafe = unsafeTexts(comparison).map((one) => [text(one)]);
  const order: Block = { kind: 'paragraph', content: [text(orderText(comparison))] };
  const listed = (all: typeof reasons): readonly Block[] =>
    all.length === 0 ? [] : [{ kind: 'paragraph', content: lines(all) }];
  return [...listed(unsafe), order, ...listed(reasons)];
}

/** The states of all components, and the causes of what the change breaks. Empty if no files set up a component. */
function componentSections(input: ComparisonInput): AuditDocument['sections'] {
  const { after, comparison } = input;
  const { components, causes } = comparison;
  const states: Block = {
    kind: 'table',
    caption: componentCounts(comparison),
    columns: [phrase('Component'), phrase('State')],
    rows: components.map((one) => [cell(text(untrusted(one.name))), cell(text(componentOutcome(one, input)))]),
  };
  const found: Block = {
    kind: 'table',
    caption: phrase('Causes'),
    columns: [phrase('Place'), phrase('Cause'), phrase('Consequences')],
    rows: causes.map((one) => [
      cell(code(placeText(after, one.finding.at))),
      cell(text(one.finding.message)),
      cell(text(causedText(one, comparison))),
    ]),
  };
  const blocks = [...(components.length === 0 ? [] : [states]), ...(causes.length === 0 ? [] : [found])];
  return blocks.length === 0 ? [] : [{ id: 'components', title: phrase('Components'), blocks }];
}

/** The connections that change or fail on the way, with every state on it. */
function connectionBlocks(comparison: StateComparison): readonly Block[] {
  const found = notable(comparison);
  if (found.length === 0)
    return [{ kind: 'paragraph', content: [text(phrase('Every connection stays as it is, also on the way.'))] }];
  return found.map(({ one }) => ({
    kind: 'table',
    caption: phrase('{connection}: {outcome}', {
      connection: connectionName(one),
      outcome: outcomeText(one, comparison),
    }),
    columns: [phrase('When'), phrase('In use'), phrase('Verdict')],
    rows: one.during.map(({ state, connection }) => [
      cell(text(whenText(one, state))),
      cell(text(usesText(one, state))),
      cell(text(verdictText(connection))),
    ]),
  }));
}

function certificateBlocks({ before, after, comparison }: ComparisonInput): readonly Block[] {
  const { added, removed, renewed } = comparison.certificates;
  const row = (state: ComparedState, one: (typeof added)[number], what: ReturnType<typeof phrase>) => [
    cell(text(what)),
    cell(code(untrusted(state.pathOf(one.origin.uri)))),
    cell(text(shortName(one.certificate.subject))),
    cell(text(dateText(one.certificate.notAfter))),
  ];
  const rows = [
    ...renewed.map((pair) => row(after, pair.after, exchangeText(pair))),
    ...added.map((one) => row(after, one, phrase('added'))),
    ...removed.map((one) => row(before, one, phrase('removed'))),
  ];
  const columns = [phrase('Change'), phrase('File'), phrase('Name'), phrase('Expires')];
  return [{ kind: 'table', caption: certificateCounts(comparison), columns, rows }];
}
