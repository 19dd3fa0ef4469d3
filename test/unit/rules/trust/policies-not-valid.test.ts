import assert from 'node:assert/strict';
import { EXPLICIT_POLICY } from '../../../support/certificateExample.ts';
import { issue } from '../../../support/certificates.ts';
import { checkNode } from '../../../support/checkRule.ts';
import * as der from '../../../support/der.ts';
import type { ExtensionSpec } from '../../../support/extensions.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'trust/policies-not-valid';

const POLICY: ExtensionSpec = { oid: '2.5.29.32', value: der.sequence(der.sequence(der.oid('1.2.3'))) };

/** The API server's certificate below an intermediate CA that requires a policy. */
async function belowIntermediate(node: NodePki, extraExtensions: readonly ExtensionSpec[]): Promise<void> {
  const root = node.certificate(`${PKI}/ca.crt`);
  const middle = issue({
    ...root.spec,
    subject: { commonName: 'middle' },
    key: await key('middle'),
    issuer: root,
    extraExtensions: [POLICY, EXPLICIT_POLICY],
  });
  const { spec } = node.certificate(APISERVER);
  node.setCertificate(APISERVER, issue({ ...spec, issuer: middle, extraExtensions }), [middle]);
}

describe(RULE, () => {
  it('reports a certificate without the policy that its CA requires, as the cause of the broken connections', async () => {
    const { findings, report } = await checkNode(RULE, (node) => belowIntermediate(node, []));
    const [finding, ...others] = findings;
    assert.ok(finding && others.length === 0);
    assert.deepEqual(
      [finding.messageId, finding.severity, finding.slots.leaf],
      ['notValid', 'error', 'kube-apiserver'],
    );
    assert.match(finding.code, /no valid chains built: 1 candidate chains with invalid policies/);
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id);
    assert.ok(broken.length > 0);
    assert.deepEqual(finding.breaks?.toSorted(), broken.toSorted());
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      [RULE],
    );
  });

  it('only warns of it in a release that is built with an older Go', async () => {
    const inTag = async (tag: string) => {
      const { findings } = await checkNode(RULE, (node) => {
        node.setText(ETCD_MANIFEST, (text) => text.replace(/etcd:3\S+/, 'etcd:3.5.22-0'));
        node.reissue(`${PKI}/etcd/server.crt`, { extraExtensions: [EXPLICIT_POLICY] });
        node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', tag));
      });
      return findings.map(({ messageId, severity }) => [messageId, severity]);
    };
    assert.deepEqual(await inTag('v1.31.14'), [['notValid', 'error']]);
    assert.deepEqual(await inTag('v1.31.13'), [['later', 'warning']]);
  });

  it('is silent about a policy that both state, and about what a trust anchor requires', async () => {
    assert.deepEqual((await checkNode(RULE, (node) => belowIntermediate(node, [POLICY]))).lines, []);
    const required = (node: NodePki) =>
      void node.replaceCertificate(`${PKI}/ca.crt`, { extraExtensions: [POLICY, EXPLICIT_POLICY] });
    assert.deepEqual((await checkNode(RULE, required)).lines, []);
  });
});
