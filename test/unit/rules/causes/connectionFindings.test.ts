import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/connection.ts';
import type { Finding } from '../../../../src/core/model/finding.ts';
import type { InspectedNode } from '../../../../src/core/model/report.ts';
import { phrase, type Text } from '../../../../src/core/model/text/text.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { withBrokenPlaces } from '../../../../src/core/rules/causes/connectionFindings.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { codeIn, valuesIn } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('a finding that breaks a connection', () => {
  let node: InspectedNode;
  let finding: Finding;
  let connection: Connection;
  before(async () => {
    const { report } = await inspectFiles((await faultyNode('scheduler-conf-other-ca', { now: NOW })).files, NOW);
    const [broken] = report.connections.filter(({ verdict }) => verdict === 'broken');
    const [cause] = report.findings.filter(({ breaks }) => breaks);
    assert.ok(broken?.error && cause && report.nodes[0]);
    [node, finding, connection] = [report.nodes[0], cause, broken];
  });

  async function written(message: Text, change: Partial<Connection> = {}): Promise<Text | undefined> {
    const changed = { ...finding, message };
    const explained = new Map([[changed, [{ ...connection, ...change }]]]);
    const { findings } = await withBrokenPlaces({ ...node, findings: [changed] }, explained, createScheduler());
    assert.equal(findings.length, 1);
    return findings[0]?.message;
  }

  it('quotes what is logged, so that a search for it finds the finding', async () => {
    const message = phrase('Wrong CA: `--client-ca-file`.');
    const [error] = valuesIn(connection.error ?? '');
    assert.deepEqual(codeIn((await written(message)) ?? assert.fail()), ['--client-ca-file', error]);
  });

  it('does not quote it twice', async () => {
    const message = phrase('Wrong CA: `{error}`.', { error: connection.error ?? '' });
    assert.deepEqual(await written(message), message);
  });

  it('does not quote as logged what only the client receives', async () => {
    const message = phrase('Wrong CA: `--client-ca-file`.');
    assert.deepEqual(await written(message, { logging: 'never' }), message);
  });
});
