import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../../support/sniPair.ts';

const RULE = 'manifests/sni-pair-invalid';

describe(RULE, () => {
  it('reports a lone certificate', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-apiserver', 'tls-sni-cert-key', '/etc/kubernetes/pki/apiserver.crt'),
      ),
    );
    assert.equal(finding.messageId, 'malformed');
    assert.equal(finding.slots.error, 'expected comma separated certificate and key file paths');
  });

  it('reports an empty list of names', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) =>
          text.replace('    image:', '    - "--tls-sni-cert-key=/a.crt,/a.key:"\n    image:'),
        ),
      ),
    );
    assert.equal(finding.slots.error, 'empty names list is not allowed');
  });

  it('reports names that the certificate lacks', async () => {
    const finding = only(
      await checkNode(RULE, (node) => addSniPair(node, 'api.example.com', ':api.example.com,*.example.com,api')),
    );
    assert.equal(finding.messageId, 'unnamed');
    assert.equal(finding.slots.names, '*.example.com, api');
    assert.equal(finding.text, `/${SNI_CERTIFICATE}`);
  });

  it('is silent about a pair with its own names, listed or not', async () => {
    assert.deepEqual(
      (await checkNode(RULE, (node) => addSniPair(node, 'api.example.com', ':api.example.com'))).findings,
      [],
    );
    assert.deepEqual(
      (await checkNode(RULE, (node) => addSniPair(node, '*.example.com', ':*.example.com'))).findings,
      [],
    );
    assert.deepEqual((await checkNode(RULE, (node) => addSniPair(node, 'api.example.com'))).findings, []);
  });
});
