import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import type { ChainFailure } from '../../../src/core/model/chainOutcome.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { reportOfFault } from '../../support/faultReport.ts';
import { FAULTS } from '../../support/faults.ts';

/** The error of each end. */
function textsOf({ error, clientError }: Connection): readonly string[] {
  return [error, clientError].flatMap((text) => contentOf(text) ?? []);
}

/** Each way in which a chain fails, as Go words it (crypto/x509, verify.go). */
const CHAIN_FAILURES: Readonly<Record<ChainFailure['kind'], readonly string[]>> = {
  unknownAuthority: [
    'x509: certificate signed by unknown authority',
    'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
    'x509: certificate signed by unknown authority (possibly because of "x509: invalid signature: parent certificate cannot sign this kind of certificate" while trying to verify candidate authority certificate "kubernetes")',
    'x509: certificate signed by unknown authority (possibly because of "x509: cannot verify signature: insecure algorithm SHA1-RSA" while trying to verify candidate authority certificate "kubernetes")',
  ],
  expired: [
    'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-20T12:29:33Z',
  ],
  notYetValid: [
    'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is before 2026-06-20T12:29:33Z',
  ],
  incompatibleUsage: ['x509: certificate specifies an incompatible key usage'],
  notAuthorizedToSign: ['x509: certificate is not authorized to sign other certificates'],
  tooManyIntermediates: ['x509: too many intermediates for path length constraint'],
  nameConstraint: [
    'x509: a root or intermediate certificate is not authorized to sign for this name: DNS name "a.example.org" is not permitted by any constraint',
  ],
  unhandledCriticalExtension: ['x509: unhandled critical extension'],
  hostname: [
    'x509: certificate is valid for 10.0.0.10, not 10.0.0.11',
    "x509: cannot validate certificate for 10.0.0.11 because it doesn't contain any IP SANs",
    'x509: certificate is not valid for any names, but wanted to match a.example.org',
    'x509: certificate relies on legacy Common Name field, use SANs instead',
  ],
  noValidChains: ['x509: no valid chains built: 1 candidate chains with invalid policies'],
  signatureLimit: ['x509: signature check attempts limit reached while verifying certificate chain'],
};

describe('a text that a connection carries', () => {
  for (const { id } of FAULTS) {
    it(`is known, and leads to a finding that breaks such a connection: ${id}`, async () => {
      const report = await reportOfFault(id);
      for (const connection of report.connections.filter(({ verdict }) => verdict === 'broken')) {
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

  for (const [failure, texts] of Object.entries(CHAIN_FAILURES)) {
    it(`is of a kind that fails by it, before release 1.20 of Go and later: ${failure}`, () => {
      for (const text of texts) {
        for (const logged of [text, `tls: failed to verify certificate: ${text}`]) {
          const kind = readLine(logged)?.kind;
          assert.ok(
            kind?.failures.some((one) => one === failure),
            logged,
          );
        }
      }
    });
  }
});
