import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'manifests/etcd-servers-not-member';
const MEMBERS = 'a=https://10.0.0.11:2380,b=https://10.0.0.12:2380,c=https://10.0.0.13:2380';

function dials(servers: string, members = MEMBERS) {
  return (node: NodePki) => {
    node.replaceFlag('etcd', 'initial-cluster', members);
    node.replaceFlag('kube-apiserver', 'etcd-servers', servers);
  };
}

describe(RULE, () => {
  it('informs of an address that is no member', async () => {
    const finding = only(await checkNode(RULE, dials('https://10.0.0.11:2379,https://10.0.0.31:2379')));
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.severity, 'info');
    assert.equal(finding.slots.host, '10.0.0.31');
  });

  it('is silent about members, loopback, names, and where etcd began with a single member', async () => {
    const quiet = [
      dials('https://127.0.0.1:2379,https://10.0.0.12:2379'),
      dials('https://etcd-2.example.test:2379'),
      dials('https://10.0.0.31:2379', 'a=https://10.0.0.11:2380'),
    ];
    for (const change of quiet) assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });
});
