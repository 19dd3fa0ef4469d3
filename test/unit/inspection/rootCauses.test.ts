import assert from 'node:assert/strict';
import { rootCauses } from '../../../src/core/inspection/rootCauses.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { jsonReport } from '../../../src/core/presentation/reports/json/jsonReport.ts';
import { textReport } from '../../../src/core/presentation/reports/textReport.ts';
import { faultyNode } from '../../support/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the root causes', () => {
  let report: Report;
  before(async () => {
    report = (await inspectFiles((await faultyNode('scheduler-conf-other-ca', { now: NOW })).files, NOW)).report;
  });

  it('are the findings that break connections, with the connections', () => {
    assert.deepEqual(
      rootCauses(report).map(({ finding, connections }) => [
        finding.rule,
        connections.map(({ from, verdict }) => [from.component, verdict]),
      ]),
      [['kubeconfigs/kubeconfig-ca-not-issuer', [['kube-scheduler', 'broken']]]],
    );
  });

  it('begin with the one that breaks most; of connections that are gone nothing is said', () => {
    const [finding] = report.findings.filter(({ breaks }) => breaks);
    assert.ok(finding);
    const ids = report.connections.map(({ id }) => id);
    const breaking = (...breaks: readonly (string | undefined)[]) => ({
      ...finding,
      breaks: breaks.flatMap((id) => id ?? []),
    });
    const findings = [breaking(ids[0]), breaking('none such'), breaking(ids[1], ids[2], 'none such')];
    assert.deepEqual(
      rootCauses({ connections: report.connections, findings }).map(({ connections }) =>
        connections.map(({ id }) => id),
      ),
      [[ids[1], ids[2]], [ids[0]]],
    );
  });

  it('are printed with the place and the connections by their number', () => {
    const json = jsonReport(report, ['.'], (uri) => uri);
    const [cause, ...others] = json.causes;
    assert.ok(cause);
    assert.equal(others.length, 0);
    assert.deepEqual(
      json.findings.filter(({ rule }) => rule === cause.rule).map(({ file, line }) => [file, line]),
      [[cause.file, cause.line]],
    );
    assert.deepEqual(
      json.connections.flatMap(({ verdict }, at) => (verdict === 'broken' ? [at] : [])),
      cause.breaks,
    );
    assert.match([...textReport(json)].join(''), /\n1 cause, 1 connection broken \(1\d in total\)\.\n$/);
  });
});
