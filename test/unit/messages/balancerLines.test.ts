import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const HAPROXY = (server: string) =>
  `listen kube-api\n    mode tcp\n    bind *:8443\n    option httpchk GET /healthz\n    server cp-1 10.0.0.10:6443 check check-ssl ${server}\n`;

/** The file of a load balancer, the line that it logs, and the beginning of the first finding; null for none. */
type Case = readonly [file: string, text: string, line: string, finding: string | null];

const haproxy = (server: string, line: string, finding: string | null): Case => [
  'etc/haproxy/haproxy.cfg',
  HAPROXY(server),
  line,
  finding,
];

const NGINX = (settings: string) =>
  `server { listen 8443; location / { proxy_pass https://10.0.0.10:6443; proxy_ssl_verify on; ${settings} } }\n`;

const nginx = (settings: string, line: string, finding: string | null): Case => [
  'etc/nginx/conf.d/kube.conf',
  NGINX(settings),
  line,
  finding,
];

/** The line about a request that nginx passes on. */
const toUpstream = (error: string, upstream: string) =>
  `2026/06/01 12:00:00 [error] 29#29: *1 ${error} while SSL handshaking to upstream, client: 203.0.113.8, server: , request: "GET /version HTTP/1.1", upstream: "https://${upstream}/version", host: "api.example.com"`;
const LOCAL_ISSUER = 'upstream SSL certificate verify error: (20:unable to get local issuer certificate)';
const TRUSTS_OTHER = 'proxy_ssl_name kubernetes; proxy_ssl_trusted_certificate /etc/kubernetes/pki/etcd/ca.crt;';
const NGINX_DISTRUSTS = 'trust/leaf-not-signed-by-trust etc/nginx/conf.d/kube.conf';
const NGINX_REFUSED = 'connections/handshake-refused etc/nginx/conf.d/kube.conf';

const DOWN = (name: string) =>
  `[WARNING]  (8) : Server ${name} is DOWN, reason: Layer6 invalid response, info: "SSL handshake failure", check duration: 4ms. 0 active and 0 backup servers left.`;
const REFUSED = 'connections/handshake-refused etc/haproxy/haproxy.cfg';

const CASES: Readonly<Record<string, Case>> = {
  'a failed check of health': haproxy(
    'ca-file /etc/kubernetes/pki/etcd/ca.crt',
    DOWN('kube-api/cp-1'),
    'trust/leaf-not-signed-by-trust etc/haproxy/haproxy.cfg',
  ),
  'a failed check of health in the journal': haproxy(
    'ca-file /etc/kubernetes/pki/ca.crt verifyhost api.example.com',
    'Jun  1 12:00:00 lb haproxy[812]: Health check for server kube-api/cp-1 failed, reason: Layer6 invalid response, info: "SSL handshake failure", check duration: 3ms, status: 0/2 DOWN.',
    REFUSED,
  ),
  'a failed check of another server': haproxy('ca-file /etc/kubernetes/pki/etcd/ca.crt', DOWN('shop/web-1'), null),
  'a rejected client certificate': haproxy(
    'verify none crt /etc/haproxy/other.pem',
    '[WARNING]  (8) : Server kube-api/cp-1 is DOWN, reason: Layer7 wrong status, code: 401, info: "Unauthorized", check duration: 4ms.',
    REFUSED,
  ),
  'a file that is not there': haproxy(
    'ca-file /etc/kubernetes/pki/none.crt',
    "[ALERT]    (1) : config : parsing [/etc/haproxy/haproxy.cfg:5] : 'server kube-api/cp-1' : 'ca-file' : unable to load /etc/kubernetes/pki/none.crt",
    'manifests/embedded-config-path etc/haproxy/haproxy.cfg',
  ),
  'a server without a CA': haproxy(
    'inter 10s',
    "[ALERT]    (1) : config : [/etc/haproxy/haproxy.cfg:5] : 'server kube-api/cp-1' : verify is enabled by default but no CA file specified. If you're running on a LAN where you're certain to trust the server's certificate, please set an explicit 'verify none' statement on the 'server' line, or use 'ssl-server-verify none' in the global section to disable server-side verifications by default.",
    'connections/end-unusable etc/haproxy/haproxy.cfg',
  ),
  'an API server that nginx does not trust': nginx(
    TRUSTS_OTHER,
    toUpstream(LOCAL_ISSUER, '10.0.0.10:6443'),
    NGINX_DISTRUSTS,
  ),
  'an API server that nginx does not trust, in the words of OpenSSL': nginx(
    TRUSTS_OTHER,
    toUpstream(
      'SSL_do_handshake() failed (SSL: error:0A000086:SSL routines::certificate verify failed)',
      '10.0.0.10:6443',
    ),
    NGINX_DISTRUSTS,
  ),
  'another server that nginx does not trust': nginx(TRUSTS_OTHER, toUpstream(LOCAL_ISSUER, '198.51.100.7:443'), null),
  'a name that nginx verifies': nginx(
    'proxy_ssl_name api.example.com; proxy_ssl_trusted_certificate /etc/kubernetes/pki/ca.crt;',
    toUpstream('upstream SSL certificate does not match "api.example.com"', '10.0.0.10:6443'),
    NGINX_REFUSED,
  ),
  'a file of nginx that is not there': nginx(
    'proxy_ssl_name kubernetes; proxy_ssl_trusted_certificate /etc/kubernetes/pki/none.crt;',
    '2026/06/01 12:00:00 [emerg] 1#1: SSL_CTX_load_verify_locations("/etc/kubernetes/pki/none.crt") failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/etc/kubernetes/pki/none.crt, r))',
    'manifests/embedded-config-path etc/nginx/conf.d/kube.conf',
  ),
  'nginx without a CA': nginx(
    'proxy_ssl_name kubernetes;',
    'nginx: [emerg] no proxy_ssl_trusted_certificate for proxy_ssl_verify',
    'connections/end-unusable etc/nginx/conf.d/kube.conf',
  ),
};

describe('lines of load balancers', () => {
  for (const [title, [file, text, line, finding]] of Object.entries(CASES)) {
    it(`${finding === null ? 'lead to no cause' : 'lead to their cause'}: ${title}`, async () => {
      const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      pki.put(file, text);
      pki.put('etc/haproxy/other.pem', pairOf(pki, 'front-proxy-client'));
      const { report, workspace } = await inspectFiles(pki.files, NOW);
      const [explained] = await explainMessages(line, { report });
      const [first] = explained?.findings ?? [];
      assert.equal(first ? `${first.rule} ${workspace.path(first.at.uri)}` : null, finding);
    });
  }
});

function pairOf(pki: NodePki, name: string): string {
  return pki.text(`etc/kubernetes/pki/${name}.crt`) + pki.text(`etc/kubernetes/pki/${name}.key`);
}
