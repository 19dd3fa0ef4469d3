import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'kubeconfigs/kubeconfig-data-no-pem';
const CA = 'etc/kubernetes/pki/ca.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports base64 of DER, and of something else', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const der = Buffer.from(node.certificate(CA).der).toString('base64');
      node.setField(SCHEDULER, 'certificate-authority-data', der);
      node.setField(ADMIN, 'certificate-authority-data', base64('this is no certificate at all'));
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [
        ['found', ADMIN],
        ['found', SCHEDULER],
      ],
    );
    assert.match(findings[0]?.code ?? '', /unable to parse bytes as PEM block/);
  });

  it('quotes what is said of a client’s certificate and of its key', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setField(ADMIN, 'client-certificate-data', base64('this is no certificate at all'));
      node.setField(SCHEDULER, 'client-key-data', base64('this is no key at all'));
    });
    assert.deepEqual(
      findings.map(({ slots }) => slots.detail),
      [
        'client-certificate-data tls: failed to find any PEM data in certificate input',
        'client-key-data tls: failed to find any PEM data in key input',
      ],
    );
  });

  it('reports the logged text at the first of several faults alone', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.setField(ADMIN, 'certificate-authority-data', base64('this is no certificate at all'));
      node.setField(ADMIN, 'client-certificate-data', base64('nor is this one'));
    });
    assert.deepEqual(
      findings.map(({ slots }) => [slots.detail, slots.logged]),
      [
        [
          'certificate-authority-data unable to parse bytes as PEM block',
          'unable to load root certificates: unable to parse bytes as PEM block',
        ],
        ['client-certificate-data tls: failed to find any PEM data in certificate input', undefined],
      ],
    );
  });

  it('is silent about base64 of PEM', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
