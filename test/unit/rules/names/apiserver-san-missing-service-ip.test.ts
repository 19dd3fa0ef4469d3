import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { dropSan } from '../../../support/faults/names.ts';

const RULE = 'names/apiserver-san-missing-service-ip';

describe(RULE, () => {
  it('reports the address that pods use', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, APISERVER, 'ip:10.96.0.1')));
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.deepEqual([finding.slots.host, finding.slots.url], ['10.96.0.1', '10.96.0.1']);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: 10.96.0.0/12`));
  });

  it('compares IPv6 addresses as numbers', async () => {
    const finding = only(await checkNode(RULE, (node) => dropSan(node, APISERVER, 'ip:fd00:10:96::1'), { ipv6: true }));
    assert.equal(finding.messageId, 'missing');
    assert.deepEqual([finding.slots.host, finding.slots.url], ['fd00:10:96::1', '[fd00:10:96::1]']);
  });

  it('is silent about the second of two ranges, which kubeadm leaves out too', async () => {
    const ranges = { serviceSubnet: '10.96.0.0/12,fd00:10:96::/112' };
    assert.deepEqual((await checkNode(RULE, undefined, ranges)).findings, []);
  });

  it('is silent without the flag, whose default differs', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      dropSan(node, APISERVER, 'ip:10.96.0.1');
      node.replaceFlag('kube-apiserver', 'service-cluster-ip-range', undefined);
    });
    assert.deepEqual(lines, []);
  });
});
