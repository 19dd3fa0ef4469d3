import assert from 'node:assert/strict';
import type { Connection, ConnectionFailure } from '../../../../src/core/model/connection.ts';
import type { Finding, Severity } from '../../../../src/core/model/finding.ts';
import type { Location } from '../../../../src/core/model/source/span.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { explainConnections } from '../../../../src/core/rules/causes/explainConnections.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The failures that the findings below explain, by rule. */
const EXPLAINS: Readonly<Record<string, readonly ConnectionFailure[]>> = {
  'test/kind': ['unknownAuthority'],
  'test/other': ['expired'],
  'test/absent-flag': ['absentFlag'],
  'test/configuration': ['configuration'],
};
const explains = (rule: string): readonly ConnectionFailure[] => EXPLAINS[rule] ?? [];

/** kubectl's connection to an API server that verifies no client: its file lacks a flag, and the request is answered with 401. */
async function answeredConnection(): Promise<Connection> {
  const { report } = await inspectFiles((await faultyNode('client-ca-unset', { now: NOW })).files, NOW);
  const found = report.connections.find(({ from }) => from.component === 'kubectl');
  assert.ok(found?.verdict === 'broken' && found.side === 'server' && found.answer === 'unauthorized');
  assert.ok(found.client?.presented && !found.client.trusted && found.client.outcome?.kind === 'refused');
  assert.ok(found.to.uri);
  return found;
}

describe('what explains a broken connection', () => {
  let connection: Connection;
  let tiers: readonly (readonly [string, Finding])[];
  before(async () => {
    connection = await answeredConnection();
    const presented = connection.client?.presented?.artifacts[0]?.origin ?? assert.fail();
    const culprit: Location = { uri: presented.uri, span: presented.span };
    const inServerFile: Location = { uri: connection.to.uri ?? '', span: { start: 0, end: 1 } };
    const elsewhere: Location = { uri: 'memory://test/elsewhere', span: { start: 0, end: 1 } };
    const finding = (rule: string, severity: Severity, at: Location, more: Partial<Finding> = {}): Finding => ({
      rule: `test/${rule}`,
      severity,
      at,
      messageId: 'default',
      message: phrase('A finding.'),
      related: [],
      fixes: [],
      ...more,
    });
    const related = [{ ...culprit, message: phrase('The certificate') }];
    const whenBroken = 'error';
    tiers = [
      ['errors of its kind at the place', finding('kind', 'error', culprit)],
      ['related errors of its kind', finding('kind', 'error', elsewhere, { related })],
      ['any errors at the place', finding('other', 'error', culprit)],
      ['any related errors', finding('other', 'error', elsewhere, { related })],
      ['errors about settings', finding('absent-flag', 'error', inServerFile)],
      ['warnings of its kind that a break proves', finding('kind', 'warning', culprit, { whenBroken })],
      ['warnings about settings that a break proves', finding('absent-flag', 'warning', inServerFile, { whenBroken })],
      ['hints about settings, of an answered request', finding('absent-flag', 'hint', inServerFile)],
      ['hints about a configuration at the place', finding('configuration', 'hint', culprit)],
      ['warnings of its kind about the certificate', finding('kind', 'warning', culprit)],
    ];
  });

  const explainedBy = async (findings: readonly Finding[], broken = connection): Promise<readonly Finding[]> => {
    const { explained, unexplained } = await explainConnections([broken], findings, explains, createScheduler());
    assert.equal(unexplained.length, explained.size === 0 ? 1 : 0);
    return [...explained.keys()];
  };

  it('is the first of ten tiers that holds a finding', async () => {
    for (const [at, [title, first]] of tiers.entries()) {
      const rest = tiers.slice(at).map(([, finding]) => finding);
      assert.deepEqual(await explainedBy(rest.reverse()), [first], title);
    }
  });

  it('is nothing else', async () => {
    const [, , , , , , , [, setting] = [], , [, warning] = []] = tiers;
    assert.ok(setting && warning);
    assert.deepEqual(await explainedBy([]), []);
    assert.deepEqual(await explainedBy([setting], { ...connection, answer: undefined }), []);
    assert.deepEqual(
      await explainedBy([
        { ...warning, severity: 'info' },
        { ...warning, rule: 'test/other' },
      ]),
      [],
    );
  });
});
