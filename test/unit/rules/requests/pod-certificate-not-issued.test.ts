import assert from 'node:assert/strict';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const RULE = 'requests/pod-certificate-not-issued';

function requestText(condition: string, chain?: string): string {
  return [
    'apiVersion: certificates.k8s.io/v1beta1',
    'kind: PodCertificateRequest',
    'metadata: { name: web-1, namespace: apps }',
    'spec: { podName: web-1, signerName: example.com/mesh }',
    'status:',
    `  conditions: [${condition}]`,
    ...(chain === undefined ? [] : ['  certificateChain: |', chain.trimEnd().replaceAll(/^/gm, '    ')]),
    '',
  ].join('\n');
}

describe(RULE, () => {
  it('reports what a signer denied and what it could not issue, with its reason', async () => {
    const { findings } = await checkFiles(RULE, {
      'a.yaml': requestText('{ type: Denied, status: "True", reason: UnsupportedKeyType, message: use ECDSAP256 }'),
      'b.yaml': requestText('{ type: Failed, status: "True", reason: SignerUnavailable }'),
    });
    assert.deepEqual(
      findings.map(({ messageId, text, slots }) => [messageId, text, slots.signer, slots.pod, slots.reason]),
      [
        ['denied', 'Denied', 'example.com/mesh', 'web-1', 'UnsupportedKeyType'],
        ['failed', 'Failed', 'example.com/mesh', 'web-1', 'SignerUnavailable'],
      ],
    );
  });

  it('is silent about one that was issued, whatever became of the certificate since, and one that waits', async () => {
    const dates = { notBefore: days(NOW, -3), notAfter: days(NOW, -2) };
    const { pem } = await serving(await authority('mesh-ca'), ['web.apps.svc'], dates);
    const { names } = await inspectFiles(
      { 'a.yaml': requestText('{ type: Issued, status: "True", reason: Issued }', pem), 'b.yaml': requestText('') },
      NOW,
    );
    assert.deepEqual(names, []);
  });
});
