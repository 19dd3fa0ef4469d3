import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'trust/chain-incomplete';

describe(RULE, () => {
  it('reports that the leaf file lacks the intermediate that another file shows', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => {
          node.setCertificate(APISERVER, node.certificate(APISERVER));
        },
        { intermediateCa: true },
      ),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.leaf, finding.slots.issuer], ['kube-apiserver', 'kubernetes-intermediate']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('guesses an intermediate that is nowhere on the node from its name', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        const root = node.authorities.ca.signer;
        const subject = { commonName: 'kubernetes-intermediate' };
        const issuer = issue({ ...root.spec, subject, key: await key('stray-intermediate'), issuer: root });
        node.replaceCertificate(APISERVER, { issuer });
      }),
    );
    assert.equal(finding.messageId, 'nowhere');
    assert.equal(finding.path, APISERVER);
  });

  it('leaves a root on the node to the general rule, whatever it is named', async () => {
    const change = async (node: NodePki) => {
      const subject = { commonName: 'Example Issuing CA' };
      const issuer = issue({ ...node.authorities.ca.signer.spec, subject, key: await key('named root') });
      node.replaceCertificate(APISERVER, { issuer });
      node.put('etc/kubernetes/pki/example.crt', issuer.pem);
    };
    assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });

  it('leaves an issuer that is no intermediate to the general rule', async () => {
    const change = async (node: NodePki) =>
      void node.replaceCertificate(APISERVER, { issuer: await node.otherAuthority() });
    assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });

  it('is silent where every file carries the intermediate', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { intermediateCa: true })).findings, []);
  });
});
