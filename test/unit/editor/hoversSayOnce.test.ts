import assert from 'node:assert/strict';
import { describeAt, type Finding, isSameError, plainText, quotedTexts, type Report } from '../../../src/core/index.ts';
import { describeMarkdown } from '../../../src/editor/text/describeMarkdown.ts';
import { shortFinding } from '../../../src/editor/text/shortFinding.ts';
import { reportOfFault } from '../../support/faultReport.ts';
import { FAULTS } from '../../support/faults.ts';

const THRESHOLDS = { warningDays: 30, caWarningDays: 90 };

describe('what the editor shows of each fault', () => {
  const reports: { readonly id: string; readonly report: Report }[] = [];
  before(async () => {
    for (const { id } of FAULTS) reports.push({ id, report: await reportOfFault(id) });
  });

  it('as a problem quotes one end, and has three places', () => {
    for (const { finding, id } of eachFinding()) {
      const { message, related } = shortFinding(finding);
      const quoted = related.flatMap((place) => quotedTexts(place.message));
      const own = quotedTexts(message);
      const what = `${id}: ${plainText(message)}`;
      assert.ok(related.length <= 3, what);
      assert.ok(own.length > 0 ? quoted.length === 0 : quoted.length <= 1, what);
      assert.doesNotMatch(plainText(message), /Logged: .*Logged: /, what);
    }
  });

  it('in a hover repeats no error, and lists three connections', () => {
    let count = 0;
    for (const { finding, report, id } of eachFinding()) {
      for (const { uri, span } of [finding.at, ...finding.related]) {
        const place = describeAt(report, uri, span.start, THRESHOLDS);
        if (!place) continue;
        count++;
        const { sections } = place.description;
        const connections = sections.find(({ heading }) => heading && plainText(heading) === 'Connections')?.rows ?? [];
        assert.ok(connections.length <= 4, id);
        const said = place.findings.flatMap(({ message }) => quotedTexts(message));
        const rows = connections.map(({ value }) => plainText(value));
        for (const error of said) assert.ok(!rows.some((row) => row.includes(error)), `${id}: ${error}`);
        const errors = rows.flatMap((row) => /: (.*)$/.exec(row)?.[1] ?? []);
        const repeated = errors.filter((one, at) => errors.slice(0, at).some((other) => isSameError(one, other)));
        assert.deepEqual(repeated, [], id);
      }
    }
    assert.ok(count > 200, String(count));
  });

  it('in a hover has the subject of a certificate within the first three lines below a problem', () => {
    let count = 0;
    for (const { finding, report, id } of eachFinding()) {
      const place = describeAt(report, finding.at.uri, finding.at.span.start, THRESHOLDS);
      if (place?.artifacts[0]?.kind !== 'certificate') continue;
      count++;
      const others = place.findings.filter((one) => one !== finding);
      const text = describeMarkdown(place.description, others, [], undefined, {
        uri: finding.at.uri,
        isBelowProblem: true,
      });
      const lines = text.split('\n').filter((line) => line !== '' && !/^\|:--/.test(line));
      const at = lines.findIndex((line) => line.startsWith('| Subject') || line.startsWith('| Resolves'));
      assert.ok(at >= 0 && at <= 2, `${id}:\n${lines.slice(0, 6).join('\n')}`);
    }
    assert.ok(count > 20, String(count));
  });

  function* eachFinding(): Generator<{ readonly id: string; readonly report: Report; readonly finding: Finding }> {
    for (const { id, report } of reports) for (const finding of report.findings) yield { id, report, finding };
  }
});
