import assert from 'node:assert/strict';
import { type Answers, answersAfter } from '../../support/answers.ts';
import { APISERVER } from '../../support/faults/fault.ts';
import { dropSan } from '../../support/faults/names.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../support/sniPair.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const SERVICE_IP = '10.96.0.1';
const INVALID = 'manifests/sni-pair-invalid';

/** Takes a name from the certificate of --tls-cert-file and adds a pair for names, which the flag lists or the certificate brings. */
function served(drop: `${'ip' | 'dns'}:${string}`, listed: string, sans: readonly `${'ip' | 'dns'}:${string}`[]) {
  return answersAfter(async (node: NodePki) => {
    await dropSan(node, APISERVER, drop);
    await addSniPair(node, 'kubernetes.default.svc', listed);
    node.replaceCertificate(SNI_CERTIFICATE, { sans });
  });
}

function isAgreed(answers: Answers): void {
  assert.deepEqual([answers.findings, answers.broken], [[], []]);
}

describe('hosts for which kube-apiserver has a pair by name', () => {
  it('are covered by the pair that the flag lists the service IP for', async () => {
    const answers = await served('ip:10.96.0.1', `:${SERVICE_IP}`, ['ip:10.96.0.1']);
    isAgreed(answers);
    assert.deepEqual(answers.usedBy(SNI_CERTIFICATE), ['--tls-sni-cert-key of kube-apiserver']);
  });

  it('are covered by the pair whose certificate has the name', async () => {
    isAgreed(await served('dns:kubernetes.default.svc', '', ['dns:kubernetes.default.svc']));
  });

  it('are reported at the pair that the flag lists the service IP for, if its certificate lacks it', async () => {
    const answers = await served('ip:10.96.0.1', `:${SERVICE_IP}`, ['dns:web.example.com']);
    assert.deepEqual(answers.findings, [`error ${INVALID} ${MANIFEST}`]);
    assert.deepEqual(answers.broken, ['broken pod → kube-apiserver']);
    assert.deepEqual(answers.explained, [INVALID]);
    assert.match(answers.hover(MANIFEST, '--tls-sni-cert-key'), /pod/i);
  });

  it('are reported at the pair that is chosen by its common name alone', async () => {
    const answers = await served('dns:kubernetes.default.svc', '', ['dns:web.example.com']);
    assert.deepEqual(answers.findings, [`error ${INVALID} ${MANIFEST}`]);
    assert.match(answers.messagesOf(INVALID)[0] ?? '', /kubernetes\.default\.svc/);
  });

  it('are reported at --tls-cert-file if no pair is for them', async () => {
    const answers = await served('ip:10.96.0.1', '', ['dns:web.example.com', 'dns:kubernetes.default.svc']);
    assert.deepEqual(answers.findings, [`error names/apiserver-san-missing-service-ip ${MANIFEST}`]);
    assert.deepEqual(answers.broken, ['broken pod → kube-apiserver']);
    assert.deepEqual(answers.explained, ['names/apiserver-san-missing-service-ip']);
  });
});
