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
  notable,
  orderText,
  outcomeText,
  usesText,
  verdictText,
  whenText,
} from '../../comparison/comparisonTexts.ts';

/** What a terminal shows of a comparison: certificates, the connections that change, the order of restarts. */
export function comparisonText(input: ComparisonInput): string {
  const { before, after, comparison } = input;
  const { added, removed, renewed } = comparison.certificates;
  const place = ({ pathOf }: ComparedState, one: (typeof added)[number]) => ({
    file: untrusted(pathOf(one.origin.uri)),
    name: shortName(one.certificate.subject),
  });
  const lines: Text[] = [
    phrase('Certificates: {counts}.', { counts: certificateCounts(comparison) }),
    ...renewed.map((pair) =>
      phrase('  renewed {file}: "{name}", valid until {after} (was {before})', {
        ...place(after, pair.after),
        before: dateText(pair.before.certificate.notAfter),
        after: dateText(pair.after.certificate.notAfter),
      }),
    ),
    ...added.map((one) => phrase('  added {file}: "{name}"', place(after, one))),
    ...removed.map((one) => phrase('  removed {file}: "{name}"', place(before, one))),
    phrase('Connections: {counts}.', { counts: connectionCounts(comparison) }),
    ...notable(comparison).flatMap(({ one }) => [
      phrase('  {connection}: {outcome}', { connection: untrusted(connectionName(one)), outcome: outcomeText(one) }),
      ...one.during.map(({ state, connection }) =>
        phrase('    {when} ({uses}): {verdict}', {
          when: whenText(one, state),
          uses: usesText(one, state),
          verdict: verdictText(connection),
        }),
      ),
    ]),
    orderText(comparison),
    ...comparison.constraints.map((one) => phrase('  {reason}', { reason: constraintText(comparison, one) })),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}
