import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'validity/cert-not-yet-valid';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const NOW = nodeSettings({}).now;
describe(RULE, () => {
  const beginning = (ahead: number) => ({ notBefore: days(NOW, ahead), notAfter: days(NOW, 300) });

  it('is an error days ahead and a warning within a day', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(APISERVER, beginning(5));
      node.replaceCertificate(SCHEDULER, beginning(0.5));
    });
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [
        ['early', APISERVER, 'error'],
        ['early', SCHEDULER, 'warning'],
      ],
    );
  });

  it('is silent at the first instant', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, beginning(0)));
    assert.deepEqual(lines, []);
  });

  it('only warns about a certificate that no component uses', async () => {
    const at = (change: (node: NodePki) => void) =>
      checkNode(RULE, (node) => {
        node.replaceCertificate(APISERVER, { ...beginning(5), subject: { commonName: 'spare' } });
        node.put('etc/kubernetes/pki/spare.crt', node.text(APISERVER));
        node.replaceCertificate(APISERVER, { notBefore: days(NOW, -5), subject: { commonName: 'kube-apiserver' } });
        change(node);
      });
    const unused = only(await at(() => {}));
    assert.deepEqual([unused.messageId, unused.severity], ['unused', 'warning']);
    const named = only(
      await at((node) => node.replaceFlag('kube-apiserver', 'etcd-certfile', '/etc/kubernetes/pki/spare.crt')),
    );
    assert.deepEqual([named.messageId, named.severity], ['early', 'error']);
  });

  it('only warns about a CA that nothing trusts', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const ca = 'etc/kubernetes/pki/ca.crt';
        const text = node.text(ca);
        node.replaceCertificate(ca, { ...beginning(5), subject: { commonName: 'other' } });
        node.put('etc/kubernetes/pki/next-ca.crt', node.text(ca));
        node.put(ca, text);
      }),
    );
    assert.deepEqual([finding.messageId, finding.severity], ['unused', 'warning']);
  });

  it('hints at a spare copy while another one is in use', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const text = node.text(APISERVER);
        node.replaceCertificate(APISERVER, { notBefore: days(NOW, 5), notAfter: days(NOW, 20) });
        node.put('etc/kubernetes/pki/next.crt', node.text(APISERVER));
        node.put(APISERVER, text);
      }),
    );
    assert.deepEqual([finding.messageId, finding.severity], ['unchecked', 'hint']);
  });
});
