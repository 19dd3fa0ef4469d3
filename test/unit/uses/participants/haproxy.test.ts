import assert from 'node:assert/strict';
import { type BalancedNode, inspectBalanced, pairFile } from '../../../support/balancedNode.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const CA = '/etc/kubernetes/pki/ca.crt';
const CHECKED = `check check-ssl verify required ca-file ${CA}`;

interface Proxy {
  readonly bind?: string;
  /** Settings of the server. */
  readonly server?: string;
  readonly address?: string;
  /** Further lines of the section with the server. */
  readonly lines?: string;
  readonly global?: string;
}

/** As kubeadm's documents configure it (kubernetes/kubeadm, docs/ha-considerations.md), with other settings of the server. */
const haproxy = ({
  bind = '*:8443',
  server = 'check verify none',
  address = '10.0.0.10:6443',
  lines = '',
  global = '',
}: Proxy) =>
  `# /etc/haproxy/haproxy.cfg
global
    log stdout format raw local0
    daemon
${global}
defaults
    mode                    http
    log                     global
    option                  httplog
    timeout client          35s
    timeout check           10s

frontend apiserver
    bind ${bind}
    mode tcp
    option tcplog
    default_backend apiserverbackend

backend apiserverbackend
    option httpchk
    http-check connect ssl
    http-check send meth GET uri /healthz
    http-check expect status 200
    mode tcp
    balance     roundrobin
${lines}
    server cp-1 ${address} ${server}
`;

type Setup = Omit<BalancedNode, 'path'>;

const inspected = (setup: Setup) => inspectBalanced({ ...setup, path: 'etc/haproxy/haproxy.cfg' });

const only = (said: readonly string[], expected: RegExp) => {
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0] ?? '', expected);
};

describe('HAProxy in front of API servers', () => {
  const silent: Readonly<Record<string, readonly [Setup, readonly string[]]>> = {
    'checks their health as the documents of kubeadm have it': [
      { text: haproxy({}) },
      ['ok haproxy kube-apiserver undefined'],
    ],
    'verifies them': [{ text: haproxy({ server: CHECKED }) }, ['ok haproxy kube-apiserver undefined']],
    'verifies a name': [
      { text: haproxy({ server: `${CHECKED} verifyhost kubernetes.default` }) },
      ['ok haproxy kube-apiserver kubernetes.default'],
    ],
    'verifies a common name': [
      { text: haproxy({ server: `${CHECKED} verifyhost kube-apiserver` }) },
      ['ok haproxy kube-apiserver undefined'],
    ],
    'presents a certificate': [
      { text: haproxy({ server: `${CHECKED} crt /etc/balancer/check.pem` }) },
      ['ok haproxy kube-apiserver undefined'],
    ],
    'takes its settings from defaults, and its files from a folder': [
      {
        text: haproxy({
          global: '    ca-base /etc/kubernetes/pki\n    crt-base /etc/balancer',
          lines: '    default-server check-ssl inter 10s ca-file "ca.crt" crt check.pem # ca-file none.crt',
          server: 'check fall 3',
        }),
      },
      ['ok haproxy kube-apiserver undefined'],
    ],
    'passes on connections as they come': [
      { text: haproxy({ server: 'check port 10256' }).replace('    http-check connect ssl\n', ''), port: 8443 },
      ['ok kubectl kube-apiserver 10.0.0.10', 'ok kubelet kube-apiserver 10.0.0.10'],
    ],
    'terminates TLS for clients with tokens': [
      {
        text: haproxy({ bind: '*:8443 ssl crt /etc/balancer/serving.pem', server: `ssl ${CHECKED}` }),
        port: 8443,
        change: (pki) => {
          for (const name of ['admin', 'kubelet']) {
            const file = `etc/kubernetes/${name}.conf`;
            pki.put(file, pki.text(file).replace(/ {4}client-certificate.*\n {4}client-key.*\n/, '    token: abc\n'));
          }
        },
      },
      ['ok haproxy kube-apiserver undefined', 'ok kubectl haproxy 10.0.0.10', 'ok kubelet haproxy 10.0.0.10'],
    ],
  };
  for (const [title, [setup, connections]] of Object.entries(silent)) {
    it(title, async () => assert.deepEqual(await inspected(setup), { connections, said: [] }));
  }

  const open: Readonly<Record<string, Proxy>> = {
    'a folder of CAs': { server: 'check check-ssl verify required ca-file /etc/kubernetes/pki' },
    'the CAs of the system': { server: 'check check-ssl verify required ca-file @system-ca' },
    'a variable': { server: 'check check-ssl verify required ca-file "$CA_FILE"' },
    'an address in place of a name': { server: `${CHECKED} verifyhost 10.0.0.99` },
  };
  for (const [title, proxy] of Object.entries(open)) {
    it(`is left open with ${title}`, async () =>
      assert.deepEqual((await inspected({ text: haproxy(proxy) })).said, []));
  }

  const unrelated: Readonly<Record<string, Proxy>> = {
    'a server that is not at hand': { server: CHECKED, address: '10.0.0.99:6443' },
    'another port of the machine': { server: CHECKED, address: '10.0.0.10:9443' },
    'a server that is disabled': { server: `${CHECKED} disabled` },
    'checks that are made elsewhere': { server: 'check port 10256 verify required', lines: '' },
  };
  for (const [title, proxy] of Object.entries(unrelated)) {
    it(`has no connection for ${title}`, async () => {
      const { connections, said } = await inspected({ text: haproxy(proxy) });
      assert.deepEqual([connections, said], [[], []]);
    });
  }

  const faults: Readonly<Record<string, readonly [Setup, RegExp]>> = {
    'that trusts another CA': [
      { text: haproxy({ server: 'check check-ssl ca-file /etc/kubernetes/pki/etcd/ca.crt' }) },
      /^trust\/leaf-not-signed-by-trust ca-file of HAProxy configuration .*trusts only "etcd-ca".* HAProxy reports .*Layer6 invalid response/,
    ],
    'that verifies another name': [
      { text: haproxy({ server: `${CHECKED} check-sni api.example.com` }) },
      /^connections\/handshake-refused haproxy rejects .* is not valid for api\.example\.com/,
    ],
    'with a client certificate of another CA': [
      { text: haproxy({ server: `${CHECKED} crt /etc/balancer/other.pem` }) },
      /^connections\/handshake-refused kube-apiserver answers haproxy with 401 Unauthorized: .*front-proxy-ca/,
    ],
    'without the CA that it must have': [
      { text: haproxy({ server: 'check check-ssl' }) },
      /^connections\/end-unusable .*verify is enabled by default but no CA file specified.*HAProxy does not start/,
    ],
    'with a file that is not there': [
      { text: haproxy({ server: 'check check-ssl ca-file /etc/kubernetes/pki/none.crt' }) },
      /^manifests\/embedded-config-path This HAProxy configuration references \/etc\/kubernetes\/pki\/none\.crt, which does not exist/,
    ],
    'that terminates TLS of clients with certificates': [
      {
        text: haproxy({ bind: '*:8443 ssl crt /etc/balancer/serving.pem', server: `ssl ${CHECKED}` }),
        port: 8443,
      },
      /^connections\/handshake-refused .*403 Forbidden.*HAProxy terminates TLS and requests no client certificate: kube-apiserver sees no user/,
    ],
    'that presents a certificate of another CA to clients': [
      {
        text: haproxy({ bind: '*:8443 ssl crt /etc/balancer/serving.pem', server: `ssl ${CHECKED}` }),
        port: 8443,
        change: (pki) => void pki.put('etc/balancer/serving.pem', pairFile(pki, 'etcd/server')),
      },
      /^connections\/handshake-refused .*"cp-1" in bind crt of HAProxy configuration is issued by "etcd-ca"/,
    ],
  };
  for (const [title, [setup, expected]] of Object.entries(faults)) {
    it(`is reported once ${title}`, async () => {
      const { said } = await inspected(setup);
      only(said, expected);
    });
  }

  it('forwards to an API server whose certificate lacks the address that clients use', async () => {
    const text = haproxy({ bind: '10.0.0.100:6443' });
    const change = (pki: NodePki) => {
      const file = 'etc/kubernetes/admin.conf';
      pki.put(file, pki.text(file).replace('10.0.0.10:', '10.0.0.100:'));
    };
    only((await inspected({ text, change })).said, /^names\/kubeconfig-server-not-in-san .*10\.0\.0\.100/);
  });

  it('reads its files in the container that mounts its configuration', async () => {
    const manifest = `apiVersion: v1
kind: Pod
metadata: {name: haproxy, namespace: kube-system}
spec:
  hostNetwork: true
  containers:
  - image: haproxy:2.8
    name: haproxy
    volumeMounts:
    - {mountPath: /usr/local/etc/haproxy/haproxy.cfg, name: haproxyconf, readOnly: true}
    - {mountPath: /certs, name: certs, readOnly: true}
  volumes:
  - {name: haproxyconf, hostPath: {path: /etc/haproxy/haproxy.cfg, type: FileOrCreate}}
  - {name: certs, hostPath: {path: /etc/kubernetes/pki}}
`;
    const change = (pki: NodePki) => void pki.put('etc/kubernetes/manifests/haproxy.yaml', manifest);
    const read = (file: string) => inspected({ text: haproxy({ server: `check check-ssl ca-file ${file}` }), change });
    assert.deepEqual(await read('/certs/ca.crt'), { connections: ['ok haproxy kube-apiserver undefined'], said: [] });
    assert.deepEqual((await read('/image/ca.crt')).said, []);
    only((await read('/certs/none.crt')).said, /^manifests\/embedded-config-path /);
  });
});
