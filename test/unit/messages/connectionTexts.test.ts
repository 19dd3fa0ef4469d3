import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import type { Connection, ConnectionFailure } from '../../../src/core/model/connection.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The error of each end. */
function textsOf({ error, clientError }: Connection): readonly string[] {
  return [error, clientError].flatMap((text) => contentOf(text) ?? []);
}

describe('a text that a connection carries', () => {
  const failures = new Set<ConnectionFailure>();

  for (const { id } of FAULTS) {
    it(`is known, and leads to a finding that breaks such a connection: ${id}`, async () => {
      const { report } = await inspectFiles((await faultyNode(id, { now: NOW })).files, NOW);
      for (const connection of report.connections.filter(({ verdict }) => verdict === 'broken')) {
        if (connection.failure) failures.add(connection.failure.kind);
        for (const text of textsOf(connection)) {
          assert.ok(readLine(text), text);
          const [one] = await explainMessages(text, { report });
          const [first] = one?.findings ?? [];
          assert.ok(first, text);
          const alike = report.connections.filter((other) => textsOf(other).includes(text));
          assert.ok(
            alike.some((other) => first.breaks?.includes(other.id)),
            `${text}: ${first.rule}`,
          );
        }
      }
    });
  }

  it('is among those of every failure of a certificate that these faults cause', () => {
    assert.deepEqual([...failures].sort(), [
      'expired',
      'hostname',
      'incompatibleUsage',
      'notYetValid',
      'unhandledCriticalExtension',
      'unknownAuthority',
    ]);
  });
});
