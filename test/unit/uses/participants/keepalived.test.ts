import assert from 'node:assert/strict';
import { inspectBalanced } from '../../../support/balancedNode.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const CA = '/etc/kubernetes/pki/ca.crt';

interface Check {
  /** Options of curl. */
  readonly options?: string;
  readonly url?: string;
  readonly lines?: string;
}

/** As the documents of kubeadm have it (kubernetes/kubeadm, docs/ha-considerations.md), with other options of curl. */
const check = ({ options = '-sfk', url = 'https://10.0.0.10:6443/healthz', lines = '' }: Check) =>
  `#!/bin/sh

errorExit() {
    echo "*** $*" 1>&2
    exit 1
}
${lines}
curl ${options} --max-time 2 ${url} -o /dev/null || errorExit "Error GET ${url}"
`;

const inspected = (one: Check, path = 'etc/keepalived/check_apiserver.sh', change?: (pki: NodePki) => unknown) =>
  inspectBalanced({ text: check(one), path, ...(change && { change }) });

describe('keepalived in front of API servers', () => {
  const silent: Readonly<Record<string, readonly [Check, readonly string[]]>> = {
    'checks as the documents of kubeadm have it': [{}, ['ok keepalived kube-apiserver undefined']],
    'verifies the API server': [{ options: `-sf --cacert ${CA}` }, ['ok keepalived kube-apiserver 10.0.0.10']],
    'takes values from variables': [
      { lines: `PORT=6443\nCA=${CA}`, options: '-sf --cacert "$CA"', url: `"https://10.0.0.10:\${PORT}/livez"` },
      ['ok keepalived kube-apiserver 10.0.0.10'],
    ],
    'is left open with the CAs of the system': [{ options: '-sf' }, ['unknown keepalived kube-apiserver 10.0.0.10']],
    'is left open with a variable of its environment': [
      { options: '-sf --cacert "$CA_FILE"' },
      ['unknown keepalived kube-apiserver 10.0.0.10'],
    ],
    'is left open at another address': [
      { options: `-sf --cacert ${CA} --resolve localhost:6443:10.0.0.10` },
      ['unknown keepalived kube-apiserver 10.0.0.10'],
    ],
    'is no client of another port': [{ options: `-sf --cacert ${CA}`, url: 'https://10.0.0.10:8443/healthz' }, []],
    'is no client at an address that is set elsewhere': [{ url: `https://\${APISERVER_VIP}:6443/healthz` }, []],
  };
  for (const [title, [one, connections]] of Object.entries(silent)) {
    it(title, async () => assert.deepEqual(await inspected(one), { connections, said: [] }));
  }

  it('is another program in another folder', async () => {
    const { connections } = await inspected({ options: `-sf --cacert ${CA}` }, 'usr/local/bin/check_apiserver.sh');
    assert.deepEqual(connections, []);
  });

  const faults: Readonly<Record<string, readonly [Check, RegExp]>> = {
    'that trusts another CA': [
      { options: '-sf --cacert /etc/kubernetes/pki/etcd/ca.crt' },
      /^trust\/leaf-not-signed-by-trust cacert of keepalived check .*trusts only "etcd-ca".* keepalived reports curl: \(60\) SSL certificate problem: unable to get local issuer certificate\.$/,
    ],
    'that asks for a name which the certificate lacks': [
      { options: `-sf --cacert ${CA}`, url: 'https://localhost:6443/healthz' },
      /^connections\/handshake-refused keepalived rejects kube-apiserver: it reports curl: \(60\) SSL: no alternative certificate subject name matches target host name 'localhost'\. /,
    ],
    'with a CA that is not there': [
      { options: '-sf --cacert /etc/kubernetes/pki/none.crt' },
      /^manifests\/embedded-config-path This keepalived check references \/etc\/kubernetes\/pki\/none\.crt, which does not exist: every check fails, and keepalived considers the API server down\. Logged: curl: \(77\) /,
    ],
    'with a client certificate of another CA': [
      { options: `-sf --cacert ${CA} --cert /etc/balancer/other.pem --key /etc/balancer/other.pem` },
      /^connections\/handshake-refused kube-apiserver answers keepalived with 401 Unauthorized: .*"front-proxy-client" in cert of keepalived check is issued by "front-proxy-ca"/,
    ],
  };
  for (const [title, [one, expected]] of Object.entries(faults)) {
    it(`is reported once ${title}`, async () => {
      const { said } = await inspected(one);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', expected);
    });
  }
});
