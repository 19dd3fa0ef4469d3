import assert from 'node:assert/strict';
import { certificateText } from '../../../support/certManagerText.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/certificate-duration-invalid';

async function found(spec: readonly string[], apiVersion?: string) {
  const { findings } = await checkFiles(RULE, {
    'web.yaml': certificateText('web', ['secretName: web-tls', ...spec], apiVersion),
  });
  return findings.map(({ messageId, text, slots }) => [messageId, text, slots.error ?? slots.duration ?? '']);
}

describe(RULE, () => {
  it('reports what cert-manager’s webhook rejects, at the field', async () => {
    assert.deepEqual(await found(['duration: 90d']), [
      ['unreadable', '90d', 'time: unknown unit "d" in duration "90d"'],
    ]);
    assert.deepEqual(await found(['duration: 30m']), [['short', '30m', '30m']]);
    assert.deepEqual(await found(['renewBefore: 1m']), [['late', '1m', '']]);
    assert.deepEqual(await found(['duration: 720h', 'renewBefore: 720h']), [['order', '720h', '720h0m0s']]);
    assert.deepEqual(await found(['renewBefore: 8760h']), [['byDefault', '8760h', '2160h0m0s']]);
    assert.deepEqual(await found(['renewBefore: 24h', 'renewBeforePercentage: 30']), [['both', '24h', '']]);
  });

  it('is silent about durations at the limits, templates, other versions, and fields that are not set', async () => {
    for (const spec of [
      [],
      ['duration: 1h', 'renewBefore: 59m59s'],
      ['duration: 2160h', 'renewBefore: 5m'],
      ['duration: 1h30m0.5s'],
      ['renewBeforePercentage: 30'],
      ['duration: "{{ .Values.duration }}"', 'renewBefore: 360h'],
    ]) {
      assert.deepEqual(await found(spec), [], spec.join());
    }
    assert.deepEqual(await found(['renewBefore: 8760h'], 'cert-manager.io/v1alpha2'), []);
  });
});
