import { shortName } from '../../../model/labels/names.ts';
import { dateText } from '../../../model/labels/times.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
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
import { causedText, componentCounts, componentOutcome, notableComponents } from '../../comparison/componentTexts.ts';
import {
  beyondText,
  followsText,
  placeText,
  UPGRADE_KINDS,
  upgradeItems,
  upgradeOutcome,
  upgradeTitle,
} from '../../comparison/upgradeTexts.ts';
import { jsonLeftOut } from '../json/jsonReport.ts';
import { leftOutLine } from '../json/leftOutText.ts';

/** The text of a comparison: certificates, the connections that change, and the order of restarts. In pieces, one a line. */
export function* comparisonText(input: ComparisonInput): Generator<string> {
  for (const line of linesOf(input)) yield `${plainText(line)}\n`;
}

function* linesOf(input: ComparisonInput): Generator<Text> {
  const { before, after, comparison } = input;
  yield* upgradeLines(input);
  const { added, removed, renewed } = comparison.certificates;
  const place = ({ pathOf }: ComparedState, one: (typeof added)[number]) => ({
    file: untrusted(pathOf(one.origin.uri)),
    name: shortName(one.certificate.subject),
  });
  yield phrase('Certificates: {counts}.', { counts: certificateCounts(comparison) });
  for (const pair of renewed) {
    yield phrase('  {change} {file}: "{name}", valid until {after} (was {before})', {
      change: exchangeText(pair),
      ...place(after, pair.after),
      before: dateText(pair.before.certificate.notAfter),
      after: dateText(pair.after.certificate.notAfter),
    });
  }
  for (const one of added) yield phrase('  added {file}: "{name}"', place(after, one));
  for (const one of removed) yield phrase('  removed {file}: "{name}"', place(before, one));
  yield* componentLines(input);
  yield phrase('Connections: {counts}.', { counts: connectionCounts(comparison) });
  for (const { one } of notable(comparison)) {
    yield phrase('  {connection}: {outcome}', {
      connection: connectionName(one),
      outcome: outcomeText(one, comparison),
    });
    for (const { state, connection } of one.during) {
      yield phrase('    {when} ({uses}): {verdict}', {
        when: whenText(one, state),
        uses: usesText(one, state),
        verdict: verdictText(connection),
      });
    }
  }
  for (const { name, report, pathOf } of [before, after]) {
    const { leftOut, leftOutMore } = jsonLeftOut(report, pathOf);
    const text = leftOutLine(leftOut, leftOutMore);
    if (text) yield phrase('{name}: {text}', { name, text });
  }
  yield* unsafeTexts(comparison);
  yield orderText(comparison);
  for (const one of comparison.constraints) yield phrase('  {reason}', { reason: constraintText(comparison, one) });
}

/** The components that do not start, or start again, and each cause of what the change breaks. */
function* componentLines(input: ComparisonInput): Generator<Text> {
  const { after, comparison } = input;
  if (comparison.components.length === 0) return;
  yield phrase('Components: {counts}.', { counts: componentCounts(comparison) });
  for (const one of notableComponents(comparison))
    yield phrase('  {name}: {text}', { name: untrusted(one.name), text: componentOutcome(one, input) });
  if (comparison.causes.length === 0) return;
  yield phrase('Causes: {count}.', { count: comparison.causes.length });
  for (const one of comparison.causes) {
    yield phrase('  {place}: {text}', { place: placeText(after, one.finding.at), text: one.finding.message });
    yield phrase('    {text}', { text: causedText(one, comparison) });
  }
}

/** The lines about another release come first: one for each thing that breaks, as a compiler prints it. */
function* upgradeLines({ after, upgrade }: ComparisonInput): Generator<Text> {
  if (!upgrade) return;
  yield upgradeTitle(upgrade);
  const beyond = beyondText(upgrade.release);
  if (beyond) yield beyond;
  yield upgradeOutcome(upgrade);
  for (const { since, kind, text, at, fix, source } of upgradeItems(upgrade, after.report)) {
    yield phrase('  {since} {place}: {kind}: {text}', {
      since,
      place: placeText(after, at),
      kind: UPGRADE_KINDS[kind],
      text,
    });
    if (fix) yield phrase('    fix: {fix}', { fix });
    if (source) yield phrase('    source: {source}', { source });
  }
  const follows = followsText(upgrade);
  if (follows) yield phrase('  {text}', { text: follows });
}
