import assert from 'node:assert/strict';
import { type BalancedNode, inspectBalanced, pairFile } from '../../../support/balancedNode.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = '/etc/kubernetes/pki';
const VERIFIED = `proxy_ssl_verify on; proxy_ssl_trusted_certificate ${PKI}/ca.crt; proxy_ssl_name kubernetes.default;`;

/** As the documents of nginx and of Kubespray pass TCP on (nginx.org, ngx_stream_proxy_module). */
const stream = (settings = '', listen = '8443', address = '10.0.0.10:6443') => `user nginx;
error_log /var/log/nginx/error.log notice;
events { worker_connections 1024; }
stream {
  upstream kube_apiserver { # least_conn
    least_conn;
    server ${address} max_fails=3 fail_timeout=30s;
  }
  server {
    listen        ${listen};
    proxy_pass    kube_apiserver;
    proxy_timeout 10m;
    ${settings}
  }
}
http { server { listen 8081; location /healthz { access_log off; return 200; } } }
`;

const SERVED = 'ssl_certificate /etc/balancer/serving.pem; ssl_certificate_key /etc/balancer/serving.pem;';

/** As nginx terminates TLS in front of https servers (docs.nginx.com, "Securing HTTP Traffic to Upstream Servers"). */
const http = (settings: string, served = SERVED) => `upstream apiservers { server 10.0.0.10:6443; }
server {
  listen 8443 ssl;
  server_name api.example.com;
  ${served}
  location / {
    proxy_pass https://apiservers;
    proxy_set_header Host $host;
    ${settings}
  }
}
`;

const inspected = (text: string, rest: Partial<BalancedNode> = {}) =>
  inspectBalanced({ text, path: 'etc/nginx/nginx.conf', ...rest });

describe('nginx in front of API servers', () => {
  const silent: Readonly<Record<string, readonly [string, Partial<BalancedNode>, readonly string[]]>> = {
    'passes on connections as they come': [
      stream(),
      { port: 8443 },
      ['ok kubectl kube-apiserver 10.0.0.10', 'ok kubelet kube-apiserver 10.0.0.10'],
    ],
    'does not verify API servers by default': [http(''), {}, ['ok nginx kube-apiserver undefined']],
    'verifies them': [http(VERIFIED), {}, ['ok nginx kube-apiserver kubernetes.default']],
    'verifies them in a stream': [
      stream(`proxy_ssl on; ${VERIFIED}`, '8443 ssl'),
      {},
      ['ok nginx kube-apiserver kubernetes.default'],
    ],
    'presents a certificate': [
      http(
        `${VERIFIED} proxy_ssl_certificate ${PKI}/apiserver-kubelet-client.crt; proxy_ssl_certificate_key "${PKI}/apiserver-kubelet-client.key";`,
      ),
      { port: 8443 },
      ['ok kubectl nginx 10.0.0.10', 'ok kubelet nginx 10.0.0.10', 'ok nginx kube-apiserver kubernetes.default'],
    ],
    'is left open with the address of a server as its name': [
      http(VERIFIED.replace('kubernetes.default', '10.0.0.99')),
      {},
      ['unknown nginx kube-apiserver 10.0.0.99'],
    ],
    'has no connection to a server that is not at hand': [
      stream(`proxy_ssl on; ${VERIFIED}`, '8443', '10.0.0.99:6443'),
      {},
      [],
    ],
    'has no connection to other servers': [http(VERIFIED).replace('10.0.0.10:6443', '10.0.0.10:8080'), {}, []],
  };
  for (const [title, [text, rest, connections]] of Object.entries(silent)) {
    it(title, async () => assert.deepEqual(await inspected(text, rest), { connections, said: [] }));
  }

  const faults: Readonly<Record<string, readonly [string, Partial<BalancedNode>, RegExp]>> = {
    'that trusts another CA': [
      http(VERIFIED.replace('/ca.crt', '/etcd/ca.crt')),
      {},
      /^trust\/leaf-not-signed-by-trust proxy_ssl_trusted_certificate .*trusts only "etcd-ca".* nginx reports .*\(20:unable to get local issuer certificate\)/,
    ],
    'that verifies another name': [
      http(VERIFIED.replace('kubernetes.default', 'api.example.com')),
      {},
      /^connections\/handshake-refused nginx rejects .*upstream SSL certificate does not match "api\.example\.com"/,
    ],
    'that verifies the name of its upstream': [
      http(VERIFIED.replace('proxy_ssl_name kubernetes.default;', '')),
      {},
      /^connections\/handshake-refused nginx rejects .*upstream SSL certificate does not match "apiservers"/,
    ],
    'without the CA that it must have': [
      http('proxy_ssl_verify on; proxy_ssl_name kubernetes;'),
      {},
      /^connections\/end-unusable .*no proxy_ssl_trusted_certificate for proxy_ssl_verify.*nginx does not start/,
    ],
    'with a file that is not there': [
      http(VERIFIED.replace('/ca.crt', '/none.crt')),
      {},
      /^manifests\/embedded-config-path This nginx configuration references \/etc\/kubernetes\/pki\/none\.crt, which does not exist: nginx does not start/,
    ],
    'with a client certificate of another CA': [
      http(
        `${VERIFIED} proxy_ssl_certificate ${PKI}/front-proxy-client.crt; proxy_ssl_certificate_key ${PKI}/front-proxy-client.key;`,
      ),
      {},
      /^connections\/handshake-refused kube-apiserver answers nginx with 401 Unauthorized: .*front-proxy-ca/,
    ],
    'that terminates TLS of clients with certificates': [
      http(VERIFIED),
      { port: 8443 },
      /^connections\/handshake-refused .*nginx terminates TLS and requests no client certificate: kube-apiserver sees no user/,
    ],
    'that presents a certificate of another CA to clients': [
      http(VERIFIED),
      { port: 8443, change: (pki: NodePki) => pki.put('etc/balancer/serving.pem', pairFile(pki, 'etcd/server')) },
      /^connections\/handshake-refused .*"cp-1" in ssl_certificate of nginx configuration is issued by "etcd-ca"/,
    ],
  };
  for (const [title, [text, rest, expected]] of Object.entries(faults)) {
    it(`is reported once ${title}`, async () => {
      const { said } = await inspected(text, rest);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', expected);
    });
  }

  it('passes on connections to an API server whose certificate lacks the address that clients use', async () => {
    const change = (pki: NodePki) => {
      const file = 'etc/kubernetes/admin.conf';
      pki.put(file, pki.text(file).replace('10.0.0.10:', '10.0.0.100:'));
    };
    const { said } = await inspected(stream('', '10.0.0.100:6443'), { change });
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /^names\/kubeconfig-server-not-in-san .*10\.0\.0\.100/);
  });
});
