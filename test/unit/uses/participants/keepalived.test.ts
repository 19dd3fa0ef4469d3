import assert from 'node:assert/strict';
import { inspectBalanced } from '../../../support/balancedNode.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const CA = '/etc/kubernetes/pki/ca.crt';
const NONE = '/etc/kubernetes/pki/none.crt';
const SCRIPT = 'etc/keepalived/check_apiserver.sh';

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

/** The configuration next to it in the same documents. */
const configuration = (script = `"/${SCRIPT}"`) => `! Configuration File for keepalived
global_defs {
    router_id LVS_DEVEL
}
vrrp_script check_apiserver {
  script ${script}
  interval 3
}
vrrp_instance VI_1 {
    state MASTER
    track_script {
        check_apiserver
    }
}
`;

const inspected = (one: Check | string, { path = SCRIPT, conf }: { path?: string; conf?: string | undefined } = {}) =>
  inspectBalanced({
    text: typeof one === 'string' ? one : check(one),
    path,
    change: (pki: NodePki) => conf !== undefined && pki.put('etc/keepalived/keepalived.conf', conf),
  });

const inspectedNamed = (one: Check | string) => inspected(one, { conf: configuration() });

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
    'does not open the CA if it verifies nothing': [
      { options: `-sfk --cacert ${NONE}` },
      ['ok keepalived kube-apiserver undefined'],
    ],
    'opens the CA if a later option has it verify': [
      { options: `-sfk --no-insecure --cacert ${CA}` },
      ['ok keepalived kube-apiserver 10.0.0.10'],
    ],
    'is left open with options that a variable adds': [
      { options: `-sf $OPTIONS --cacert ${NONE}` },
      ['unknown keepalived kube-apiserver 10.0.0.10'],
    ],
    'splits the options in a variable': [
      { lines: `OPTIONS="-sf --cacert ${CA}"`, options: '$OPTIONS' },
      ['ok keepalived kube-apiserver 10.0.0.10'],
    ],
    'takes no URL from the value of an option': [
      { options: `-sf --cacert ${CA} --referer https://localhost:6443/ -e https://localhost:6443/` },
      ['ok keepalived kube-apiserver 10.0.0.10'],
    ],
    'is no client of another port': [{ options: `-sf --cacert ${CA}`, url: 'https://10.0.0.10:8443/healthz' }, []],
    'is no client at an address that is set elsewhere': [{ url: `https://\${APISERVER_VIP}:6443/healthz` }, []],
  };
  for (const [title, [one, connections]] of Object.entries(silent)) {
    it(title, async () => assert.deepEqual(await inspectedNamed(one), { connections, said: [] }));
  }

  it('is another program in another folder', async () => {
    const { connections } = await inspected(
      { options: `-sf --cacert ${CA}` },
      { path: 'usr/local/bin/check_apiserver.sh' },
    );
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
      { options: `-sf --cacert ${NONE}` },
      /^manifests\/embedded-config-path This keepalived check references \/etc\/kubernetes\/pki\/none\.crt, which does not exist: every check fails, and keepalived considers the API server down\. Logged: curl: \(77\) /,
    ],
    'with a client certificate that is not there, although it verifies nothing': [
      { options: `-sk --cert ${NONE}` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, which does not exist: every check fails/,
    ],
    'with a file behind the letter of its option': [
      { options: `-skE ${NONE}` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'with a file in the word of its letter': [
      { options: `-skE${NONE}` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'with a file behind an equals sign': [
      { options: `-sf --cacert=${NONE}` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'with a password behind the certificate': [
      { options: `-sk --cert ${NONE}:changeit` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'with the last of several CAs': [
      { options: `-sf --cacert ${CA} --cacert ${NONE}` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'in a function that it calls': [
      {
        lines: `check() {\n  curl -sf --cacert ${NONE} https://10.0.0.10:6443/livez || return 1\n}\ncheck || errorExit no`,
      },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'in a condition': [
      { lines: `if ! curl -sf --cacert ${NONE} https://10.0.0.10:6443/livez; then exit 1; fi` },
      /^manifests\/embedded-config-path .* references \/etc\/kubernetes\/pki\/none\.crt, /,
    ],
    'with a client certificate of another CA': [
      { options: `-sf --cacert ${CA} --cert /etc/balancer/other.pem --key /etc/balancer/other.pem` },
      /^connections\/handshake-refused kube-apiserver answers keepalived with 401 Unauthorized: .*"front-proxy-client" in cert of keepalived check is issued by "front-proxy-ca"/,
    ],
  };
  for (const [title, [one, expected]] of Object.entries(faults)) {
    it(`is reported once ${title}`, async () => {
      const { said } = await inspectedNamed(one);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', expected);
    });
  }

  const CALL = `curl -sf --cacert ${NONE} https://10.0.0.10:6443/healthz`;
  const guarded: Readonly<Record<string, string>> = {
    'in a branch': `if [ -f ${NONE} ]; then\n  ${CALL} || exit 1\nfi\n`,
    'in a branch of one line': `if [ -f ${NONE} ]; then ${CALL} || exit 1; fi\n`,
    'behind an exit': `[ -f ${NONE} ] || exit 0\n${CALL} || exit 1\n`,
    'behind an exit in a branch': `if [ ! -f ${NONE} ]; then\n  exit\nfi\n${CALL}\n`,
    'behind an exit in a group': `test -f ${NONE} || { echo none; exit 0; }\n${CALL}\n`,
    'behind an exit in a function': `skip() {\n  exit 0\n}\n[ -f ${NONE} ] || skip\n${CALL}\n`,
    'behind another command': `[ -f ${NONE} ] && ${CALL}\n`,
    'behind a line break': `[ -f ${NONE} ] &&\n  ${CALL}\n`,
    'in parentheses': `[ -f ${NONE} ] && (date; ${CALL})\n`,
    'in a loop': `for ca in ${NONE}; do\n  ${CALL}\ndone\n`,
    'in a case': `case "$1" in\n  tls) ${CALL} ;;\nesac\n`,
    'in a function that is not called': `check() {\n  ${CALL}\n}\n`,
    'in a function that returns': `check() {\n  [ -f ${NONE} ] || return 0\n  ${CALL}\n}\ncheck\n`,
    'whose failure is ignored': `${CALL} >/dev/null || true\n`,
    'behind another program': `[ -f ${NONE} ] || exec /bin/true\n${CALL}\n`,
  };
  for (const [title, script] of Object.entries(guarded)) {
    it(`leaves a call open ${title}`, async () => {
      const said = { connections: ['unknown keepalived kube-apiserver 10.0.0.10'], said: [] };
      assert.deepEqual(await inspectedNamed(`#!/bin/sh\n${script}`), said);
    });
  }

  const faulty = { options: `-sf --cacert ${NONE}` };
  const asked: Readonly<Record<string, string>> = {
    'its configuration runs it by a shell': configuration(`"/bin/sh /${SCRIPT} 10.0.0.10"`),
    'its configuration names it without quotes': configuration(`/${SCRIPT}`),
  };
  for (const [title, conf] of Object.entries(asked)) {
    it(`is configured where ${title}`, async () => {
      const { said } = await inspected(faulty, { conf });
      assert.match(said.join(), /considers the API server down\. Logged: /);
    });
  }

  const suggested: Readonly<Record<string, string | undefined>> = {
    'no configuration is there': undefined,
    'the configuration includes others': `include /etc/keepalived/conf.d/*.conf\n${configuration('/usr/bin/true')}`,
    'the configuration is filled in': configuration('$CHECK'),
    'the configuration names it in another folder': configuration('"/scripts/check_apiserver.sh"'),
  };
  for (const [title, conf] of Object.entries(suggested)) {
    it(`is only suggested where ${title}`, async () => {
      const { connections, said } = await inspected(faulty, { conf });
      assert.equal(connections.length, 1);
      assert.match(said.join(), /Only names and content suggest this use\. /);
    });
  }

  const other: Readonly<Record<string, string>> = {
    'names another script': configuration('"/etc/keepalived/check_haproxy.sh"'),
    'has it in a comment': configuration(`/usr/bin/true ! /${SCRIPT}`),
    'runs it on changes only': `${configuration('/usr/bin/true')}vrrp_instance VI_2 {\n  notify /${SCRIPT}\n}\n`,
    'checks nothing': 'vrrp_instance VI_1 {\n  state MASTER\n}\n',
  };
  for (const [title, conf] of Object.entries(other)) {
    it(`is no client where its configuration ${title}`, async () =>
      assert.deepEqual(await inspected(faulty, { conf }), { connections: [], said: [] }));
  }
});
