import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText } from '../../../support/apiObjects.ts';
import { certificateText, issuerText } from '../../../support/certManagerText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'objects/certificate-outlives-issuer';
const RENEWED = certificateText('apps-ca', ['secretName: apps-ca', 'isCA: true']);

/** An issuer whose CA lasts for a hundred days, of which thirty are over. */
async function files(spec: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const ca = await authority('apps-ca', { notBefore: days(NOW, -30), notAfter: days(NOW, 70) });
  return {
    'certificate.yaml': certificateText('web', ['secretName: web-tls', ...spec]),
    'issuer.yaml': issuerText('apps-ca'),
    'apps-ca.yaml': secretText({ name: 'apps-ca', namespace: 'apps', data: pairData(ca) }),
    ...more,
  };
}

describe(RULE, () => {
  it('reports a certificate that is renewed after its CA has expired', async () => {
    const finding = only(await checkFiles(RULE, await files(['duration: 2880h'])));
    assert.deepEqual([finding.messageId, finding.text, finding.severity], ['now', '2880h', 'warning']);
    assert.deepEqual([finding.slots.issuer, finding.related.length], ['apps', 1]);
  });

  it('compares with the whole life of a CA that is renewed itself', async () => {
    const more = { 'ca.yaml': RENEWED };
    assert.deepEqual((await checkFiles(RULE, await files(['duration: 2880h'], more))).lines, []);
    assert.equal(only(await checkFiles(RULE, await files(['duration: 8760h'], more))).messageId, 'always');
  });

  it('is silent where it is renewed in time, about no duration, and where the CA is not there', async () => {
    const { 'apps-ca.yaml': _, ...withoutCa } = await files(['duration: 8760h']);
    const correct: readonly Readonly<Record<string, string>>[] = [
      await files(['duration: 2400h']),
      await files(['duration: 2880h', 'renewBefore: 1500h']),
      await files([]),
      withoutCa,
    ];
    for (const one of correct) assert.deepEqual((await checkFiles(RULE, one)).lines, []);
  });
});
