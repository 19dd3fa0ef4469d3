import assert from 'node:assert/strict';
import { APISERVER, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/eku-missing-client-auth';

describe(RULE, () => {
  it('tells a client of the kubelet', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'unauthorized');
    assert.equal(finding.file, `${PKI}/apiserver-kubelet-client.crt`);
    assert.match(finding.message, /401 Unauthorized/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('tells a client of etcd', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'dropped');
  });

  it('tells the user of a kubeconfig', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'unauthorized');
    assert.equal(finding.file, SCHEDULER_CONF);
  });

  it('is silent about a certificate without usages', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: undefined })),
      [],
    );
  });

  it('leaves a certificate of another CA to the rule about it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'etcd-certfile', `/${APISERVER}`)),
      [],
    );
  });
});
