import assert from 'node:assert/strict';
import type { CertificateSpec } from '../../support/certificates.ts';
import { type San, subjectAltNameExtension } from '../../support/extensions.ts';
import { authority, EXPIRED, FUTURE, leaf, NOW, outcome, VALID } from './chainCase.ts';
import {
  BY_INTERMEDIATE,
  EXPIRED_TEXT,
  FUTURE_TEXT,
  runTable,
  type TableCase,
  TRUSTED,
  unknownCritical,
  viaIntermediate,
  withRoot,
} from './chainTable.ts';

const TABLE: readonly TableCase[] = [
  {
    name: 'an expired leaf',
    given: async () => withRoot(await authority('kubernetes'), EXPIRED),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'a leaf that is not yet valid',
    given: async () => withRoot(await authority('kubernetes'), FUTURE),
    expect: FUTURE_TEXT,
  },
  { name: 'an expired CA', given: async () => withRoot(await authority('kubernetes', EXPIRED)), expect: EXPIRED_TEXT },
  {
    name: 'a CA that is not yet valid',
    given: async () => withRoot(await authority('kubernetes', FUTURE)),
    expect: FUTURE_TEXT,
  },
  {
    name: 'an expired intermediate',
    given: async () => viaIntermediate({ intermediate: EXPIRED }),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'the last millisecond of validity',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), now: VALID.notAfter.getTime() }),
    expect: TRUSTED,
  },
  {
    name: 'the first millisecond after it',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), now: VALID.notAfter.getTime() + 1 }),
    expect:
      'expired: x509: certificate has expired or is not yet valid: current time 2035-01-01T00:00:00Z is after 2035-01-01T00:00:00Z',
  },
  {
    name: 'an expired leaf of an unknown CA for another host: time is judged first',
    given: async () => ({ leaf: await leaf(await authority('x'), EXPIRED), anchors: [], host: 'nowhere' }),
    expect: EXPIRED_TEXT,
  },
  {
    name: 'a leaf of an unknown CA for another host: the name is judged before the chain',
    given: async () => ({ leaf: await leaf(await authority('x')), anchors: [], host: 'nowhere' }),
    expect: 'hostname: x509: certificate is valid for kubernetes, node1, not nowhere',
  },
  {
    name: 'a version 1 intermediate',
    given: async () => viaIntermediate({ intermediate: { version: 1 } }),
    expect: 'notAuthorizedToSign: x509: certificate is not authorized to sign other certificates',
  },
  {
    name: 'path length 0 above an intermediate',
    given: async () => viaIntermediate({ root: { pathLength: 0 } }),
    expect: 'tooManyIntermediates: x509: too many intermediates for path length constraint',
  },
  {
    name: 'path length 1 above an intermediate',
    given: async () => viaIntermediate({ root: { pathLength: 1 } }),
    expect: BY_INTERMEDIATE,
  },
  {
    name: 'path length 0 above a leaf',
    given: async () => withRoot(await authority('kubernetes', { pathLength: 0 })),
    expect: TRUSTED,
  },
  {
    name: 'path length 0 broken above a trusted intermediate',
    given: async () => {
      const given = await viaIntermediate({ root: { pathLength: 0 } });
      return { ...given, anchors: [...given.anchors, ...(given.chain ?? [])] };
    },
    expect: 'trusted: kube-apiserver < intermediate',
  },
  {
    name: 'an unknown critical extension in the leaf',
    given: async () => withRoot(await authority('kubernetes'), { extraExtensions: [unknownCritical] }),
    expect: 'unhandledCriticalExtension: x509: unhandled critical extension',
  },
  {
    name: 'an unknown critical extension in the CA',
    given: async () => withRoot(await authority('kubernetes', { extraExtensions: [unknownCritical] })),
    expect: 'unhandledCriticalExtension: x509: unhandled critical extension',
  },
  {
    name: 'critical alternative names Go reads none of',
    given: async () => withRoot(await authority('kubernetes'), criticalNames(['dirName:x'])),
    expect: 'unhandledCriticalExtension: x509: unhandled critical extension',
  },
  {
    name: 'critical alternative names Go reads',
    given: async () => withRoot(await authority('kubernetes'), criticalNames(['dirName:x', 'dns:node1'])),
    expect: TRUSTED,
  },
  {
    name: 'an unknown extension that is not critical',
    given: async () =>
      withRoot(await authority('kubernetes'), { extraExtensions: [{ ...unknownCritical, critical: false }] }),
    expect: TRUSTED,
  },
  {
    name: 'an empty host is not a name to verify',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), host: '' }),
    expect: TRUSTED,
  },
];

describe('memberFailure, through verifyChain', () => {
  runTable(TABLE);

  it('reports the clock and the certificate of a time failure', async () => {
    const result = await outcome(await withRoot(await authority('kubernetes', EXPIRED)));
    assert.ok(result.kind === 'refused' && result.failure.kind === 'expired');
    assert.equal(result.failure.now, NOW);
    assert.equal(result.failure.certificate.subject.attributes[0]?.value, 'kubernetes');
  });
});

function criticalNames(names: readonly San[]): Partial<CertificateSpec> {
  return { sans: [], extraExtensions: [{ ...subjectAltNameExtension(names), critical: true }] };
}
