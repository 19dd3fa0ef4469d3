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

const DOWN = (name: string) =>
  `[WARNING]  (8) : Server ${name} is DOWN, reason: Layer6 invalid response, info: "SSL handshake failure", check duration: 4ms. 0 active and 0 backup servers left.`;
const REFUSED = 'connections/handshake-refused etc/haproxy/haproxy.cfg';

const CASES: Readonly<Record<string, Case>> = {
  'a failed check of health': haproxy('ca-file /etc/kubernetes/pki/etcd/ca.crt', DOWN('kube-api/cp-1'), REFUSED),
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
