import assert from 'node:assert/strict';
import { type Finding, phrase, plainText, type Text } from '../../../../src/core/index.ts';
import { rootCauses } from '../../../../src/core/inspection/rootCauses.ts';
import { causeRows } from '../../../../src/editor/surfaces/causeRows.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the causes in the tooltip of the status bar', () => {
  it('quote each error once: of a second cause with the same error, the file and what it breaks', async () => {
    const { report } = await inspectFiles((await faultyNode('apiserver-other-ca', { now: NOW })).files, NOW);
    const [cause = assert.fail()] = rootCauses(report);
    const as = (name: string, message: Text) => {
      const finding: Finding = { ...cause.finding, message, at: { ...cause.finding.at, uri: `memory://test/${name}` } };
      return { ...cause, finding };
    };
    const rows = causeRows([
      as('a.crt', phrase('It logs `{error}`.', { error: 'x509: unknown authority' })),
      as('b.crt', phrase('It reports `{error}`.', { error: 'tls: failed: x509: unknown authority' })),
      as('c.crt', phrase('It logs `{error}`.', { error: 'no such file' })),
    ]).map((row) => plainText(row));
    assert.deepEqual(rows, [
      'It logs x509: unknown authority.',
      `b.crt: ${cause.connections.length} connections broken`,
      'It logs no such file.',
    ]);
  });
});
