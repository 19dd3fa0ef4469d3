import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import type { ComponentDocument } from '../../../../src/core/model/documents/component.ts';

const TEXT = `name: 'default'
listen-client-urls: https://127.0.0.1:2379,https://10.0.0.10:2379
advertise-client-urls: https://10.0.0.10:2379
initial-cluster:
cipher-suites: [TLS_A, TLS_B]
client-transport-security:
  cert-file: "/etc/etcd/server.crt"
  client-cert-auth: true
  trusted-ca-file: /etc/etcd/ca.crt
  allowed-hostname: api
peer-transport-security:
  cert-file: /etc/etcd/peer.crt
  auto-tls: no
  allowed-cn: member
`;

async function read(text: string): Promise<readonly ComponentDocument[]> {
  const { documents } = await decodeFile('file:///etcd.yaml', new TextEncoder().encode(text));
  return documents.flatMap((document) => (document.kind === 'component' ? [document] : []));
}

describe('a configuration file of etcd', () => {
  it('is read as the flags that mean the same, each at its value', async () => {
    const [document] = await read(TEXT);
    assert.deepEqual([document?.component, document?.source], ['etcd', 'etcdConfiguration']);
    assert.deepEqual(
      document?.flags.map(({ name, value, valueSpan }) => [name, value, TEXT.slice(valueSpan.start, valueSpan.end)]),
      [
        ['name', 'default', 'default'],
        ...['listen-client-urls', 'advertise-client-urls'].map((name) => {
          const [, value = ''] = new RegExp(`^${name}: (.*)$`, 'm').exec(TEXT) ?? [];
          return [name, value, value];
        }),
        ['cipher-suites', 'TLS_A,TLS_B', '[TLS_A, TLS_B]'],
        ['cert-file', '/etc/etcd/server.crt', '/etc/etcd/server.crt'],
        ['client-cert-auth', 'true', 'true'],
        ['trusted-ca-file', '/etc/etcd/ca.crt', '/etc/etcd/ca.crt'],
        ['client-cert-allowed-hostname', 'api', 'api'],
        ['peer-cert-file', '/etc/etcd/peer.crt', '/etc/etcd/peer.crt'],
        ['peer-auto-tls', 'false', 'no'],
        ['peer-cert-allowed-cn', 'member', 'member'],
      ],
    );
    assert.equal(
      document?.flags.find(({ name }) => name === 'cert-file')?.spelling,
      'client-transport-security.cert-file',
    );
  });

  it('is distinguished from values of a chart and from objects', async () => {
    assert.deepEqual(await read('etcd:\n  advertise-client-urls: https://10.0.0.10:2379\n'), []);
    assert.deepEqual(await read(`kind: EtcdConfig\napiVersion: example.com/v1\n${TEXT}`), []);
    assert.deepEqual(await read('advertise-client-urls: https://10.0.0.10:2379\n'), []);
  });
});
