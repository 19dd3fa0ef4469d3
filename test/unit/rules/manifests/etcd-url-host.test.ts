import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/etcd-url-host';

describe(RULE, () => {
  it('reports a port without an address to listen on', async () => {
    for (const [flag, value] of [
      ['listen-client-urls', 'https://127.0.0.1:2379,https://:2379'],
      ['listen-peer-urls', 'https://:2380'],
      ['listen-metrics-urls', 'http://:2381'],
    ] as const) {
      const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', flag, value)));
      assert.equal(finding.messageId, 'listen');
      assert.match(finding.code, /^expected IP in URL for binding \(https?:\/\/:23\d\d\)/);
      assert.equal(finding.slots.flag, flag);
    }
  });

  it('reports a name to listen on', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,https://etcd.example.com:2379'),
      ),
    );
    assert.equal(finding.messageId, 'listen');
    assert.equal(finding.slots.url, 'https://etcd.example.com:2379');
  });

  it('reports an advertised URL without a host', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('etcd', 'initial-advertise-peer-urls', 'https://:2380')),
    );
    assert.equal(finding.messageId, 'advertise');
    assert.match(finding.code, /^unexpected empty host \(https:\/\/:2380\)/);
  });

  it('reports a URL without a port or with a path before a host that is not usable', async () => {
    for (const [value, message, code] of [
      ['http://0.0.0/0:2380', 'port', 'URL address does not have the form "host:port": http://0.0.0/0:2380'],
      ['https://10.0.0.10', 'port', 'URL address does not have the form "host:port": https://10.0.0.10'],
      ['https://10.0.0.10:2380/', 'path', 'URL must not contain a path: https://10.0.0.10:2380/'],
      ['https://:2380,https://10.0.0.10:2380/a', 'path', 'URL must not contain a path: https://10.0.0.10:2380/a'],
    ] as const) {
      const finding = only(await checkNode(RULE, (node) => node.replaceFlag('etcd', 'listen-peer-urls', value)));
      assert.equal(finding.messageId, message);
      assert.ok(finding.code.startsWith(code), finding.code);
    }
  });

  it('is silent about all addresses, localhost, IPv6, sockets and advertised names', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'listen-client-urls', 'https://0.0.0.0:2379,https://[::]:2379,https://localhost:2379');
      node.replaceFlag('etcd', 'listen-peer-urls', 'unix://etcd.sock:2380');
      node.replaceFlag('etcd', 'advertise-client-urls', 'https://etcd.example.com:2379');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about hosts that are filled in later, and about versions that only warn', async () => {
    for (const host of ['$(POD_IP)', '%H', '{{ ip }}', 'NODE_IP']) {
      const { lines } = await checkNode(RULE, (node) =>
        node.replaceFlag('etcd', 'listen-client-urls', `https://${host}:2379`),
      );
      assert.deepEqual(lines, [], host);
    }
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('etcd', 'listen-client-urls', 'https://:2379');
      const manifest = 'etc/kubernetes/manifests/etcd.yaml';
      node.put(manifest, node.text(manifest).replace(/image: .*/, 'image: quay.io/coreos/etcd:v3.1.20'));
    });
    assert.deepEqual(lines, []);
  });

  it('reports an address with leading zeros only from etcd 3.6 on, whose Go refuses it', async () => {
    for (const [image, count] of [
      ['3.3.10', 0],
      ['3.5.0', 0],
      ['3.6.4-0', 1],
    ] as const) {
      const { lines } = await checkNode(RULE, (node) => {
        node.replaceFlag('etcd', 'listen-peer-urls', 'https://10.0.0.010:2380');
        const manifest = 'etc/kubernetes/manifests/etcd.yaml';
        node.put(manifest, node.text(manifest).replace(/image: .*/, `image: quay.io/coreos/etcd:v${image}`));
      });
      assert.equal(lines.length, count, image);
    }
  });
});
