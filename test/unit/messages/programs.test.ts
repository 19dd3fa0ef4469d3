import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import { faultyNode } from '../../support/faults.ts';
import { PROGRAM_WORDINGS, type ProgramFailure } from '../../support/logs/programWordings.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The names of the kinds that a failure may be read as: alerts of TLS 1.2 do not say what is missing. */
const KINDS: Readonly<Record<ProgramFailure, readonly string[]>> = {
  expired: ['expired'],
  notYetValid: ['notYetValid'],
  unknownAuthority: ['unknownAuthority'],
  hostname: ['hostname'],
  clientCertificate: ['certificateRequired', 'badCertificate'],
  keyMismatch: ['keyMismatch'],
};

describe('what a program prints of a certificate', () => {
  for (const [program, { speaker, lines, source }] of Object.entries(PROGRAM_WORDINGS)) {
    for (const [failure, wordings] of Object.entries(lines)) {
      it(`is read with the failure and the program: ${program}, ${failure} (${source})`, () => {
        for (const line of wordings) {
          const error = readLine(line);
          assert.ok(KINDS[failure as ProgramFailure].includes(error?.kind.name ?? ''), `${error?.kind.name}: ${line}`);
          assert.equal(error?.speaker, speaker, line);
        }
      });
    }
  }

  it('leads to the certificate of the API server, if the line names its host', async () => {
    const { report } = await inspectFiles((await faultyNode('apiserver-expired', { now: NOW })).files, NOW);
    for (const [program, { lines }] of Object.entries(PROGRAM_WORDINGS)) {
      // etcdctl connects to etcd, and Envoy to its upstream.
      if (program === 'etcdctl' || program === 'Envoy') continue;
      for (const line of lines.expired ?? []) {
        const host = line.includes('curl') || line.includes('Unable to connect') ? '' : 'https://10.0.0.10:6443/api: ';
        const [one] = await explainMessages(`${host}${line}`, { report });
        assert.equal(
          one?.findings[0]?.rule,
          /NotAfter|2026-05-20T/.test(line) ? undefined : 'validity/cert-expired',
          line,
        );
      }
    }
  });
});
