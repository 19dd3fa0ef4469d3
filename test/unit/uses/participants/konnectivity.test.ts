import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { issue } from '../../../support/certificates.ts';
import { useKonnectivity, useKonnectivitySocket } from '../../../support/egressText.ts';
import { answers } from '../../../support/incidents/answer.ts';
import { TRUST_INCIDENTS } from '../../../support/incidents/trust.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = '/etc/kubernetes/pki';
const SERVER = 'etc/kubernetes/manifests/konnectivity-server.yaml';
const AGENT = 'etc/kubernetes/addons/konnectivity-agent.yaml';
const ACCOUNT_CA = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** The static pod of Kubernetes' documents, with TCP in place of a socket where flags say so (setup-konnectivity). */
function server(...more: readonly string[]): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: konnectivity-server, namespace: kube-system}
spec:
  hostNetwork: true
  containers:
  - name: konnectivity-server-container
    image: registry.k8s.io/kas-network-proxy/proxy-server:v0.30.3
    command: [/proxy-server]
    args:
    - --logtostderr=true
    - --cluster-cert=${PKI}/konnectivity.crt
    - --cluster-key=${PKI}/konnectivity.key
    - --mode=grpc
    - --agent-port=8132
    - --admin-port=8133
    - --health-port=8134
    - --agent-namespace=kube-system
    - --agent-service-account=konnectivity-agent
    - --authentication-audience=system:konnectivity-server
${more.map((one) => `    - ${one}\n`).join('')}    volumeMounts:
    - {name: pki, mountPath: ${PKI}, readOnly: true}
  volumes:
  - {name: pki, hostPath: {path: ${PKI}}}
`;
}

/** The DaemonSet of the same page. */
function agent(...flags: readonly string[]): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: konnectivity-agent, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: konnectivity-agent
        image: registry.k8s.io/kas-network-proxy/proxy-agent:v0.30.3
        command: [/proxy-agent]
        args: [--logtostderr=true, --proxy-server-port=8132, --admin-server-port=8133, --health-server-port=8134,
          --service-account-token-path=/var/run/secrets/tokens/konnectivity-agent-token,
          ${flags.join(', ')}]
        volumeMounts:
        - {name: token, mountPath: /var/run/secrets/tokens}
        - {name: pki, mountPath: ${PKI}, readOnly: true}
      volumes:
      - {name: token, projected: {sources: [{serviceAccountToken: {path: konnectivity-agent-token, audience: system:konnectivity-server}}]}}
      - {name: pki, hostPath: {path: ${PKI}}}
`;
}

const HOST = '--proxy-server-host=10.0.0.10';
const BY_ACCOUNT = [HOST, `--ca-cert=${ACCOUNT_CA}`];

async function node(
  change: (pki: NodePki) => unknown,
  sans: readonly `${'dns' | 'ip'}:${string}`[] = ['ip:10.0.0.10'],
) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const { serial: _, ...spec } = pki.certificate('etc/kubernetes/pki/apiserver.crt').spec;
  pki.put('etc/kubernetes/pki/konnectivity.crt', issue({ ...spec, subject: { commonName: 'konnectivity' }, sans }).pem);
  pki.put('etc/kubernetes/pki/konnectivity.key', pki.text('etc/kubernetes/pki/apiserver.key'));
  await change(pki);
  return pki;
}

async function inspected(...given: Parameters<typeof node>) {
  const pki = await node(...given);
  const { report, workspace } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ to }) => to.component === 'konnectivity-server')
      .map(({ from, verdict, host }) => `${from.component} ${verdict} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

const deployed =
  (agentFlags: readonly string[] = BY_ACCOUNT, ...serverFlags: readonly string[]) =>
  (pki: NodePki) => {
    pki.put(SERVER, server(...serverFlags));
    pki.put(AGENT, agent(...agentFlags));
  };

/** The API server reaches konnectivity by TCP, with its client certificate for kubelets. */
const byTcp =
  (caBundle = 'ca.crt', url = '127.0.0.1', ...more: readonly string[]) =>
  (pki: NodePki) => {
    useKonnectivity(pki, {
      caBundle: `${PKI}/${caBundle}`,
      clientCert: `${PKI}/apiserver-kubelet-client.crt`,
      clientKey: `${PKI}/apiserver-kubelet-client.key`,
    });
    pki.put('etc/kubernetes/pki/egress.yaml', pki.text('etc/kubernetes/pki/egress.yaml').replace('127.0.0.1', url));
    const flags = [
      `--server-cert=${PKI}/konnectivity.crt`,
      `--server-key=${PKI}/konnectivity.key`,
      '--server-port=8131',
      ...more,
    ];
    pki.put(SERVER, server(...flags));
  };

describe('konnectivity', () => {
  it('has no fault as the documents of Kubernetes set it up', async () => {
    assert.deepEqual(await inspected(deployed()), {
      connections: ['konnectivity-agent ok 10.0.0.10'],
      said: [],
    });
    const socket = await inspected((pki) => {
      useKonnectivitySocket(pki);
      pki.put(AGENT, agent(...BY_ACCOUNT));
    });
    assert.deepEqual(socket, { connections: ['konnectivity-agent ok 10.0.0.10'], said: [] });
  });

  it('has no fault with certificates on both sides', async () => {
    const flags = [HOST, `--ca-cert=${PKI}/ca.crt`];
    const pair = [
      `--agent-cert=${PKI}/apiserver-kubelet-client.crt`,
      `--agent-key=${PKI}/apiserver-kubelet-client.key`,
    ];
    assert.deepEqual(await inspected(deployed([...flags, ...pair], `--cluster-ca-cert=${PKI}/ca.crt`)), {
      connections: ['konnectivity-agent ok 10.0.0.10'],
      said: [],
    });
    assert.deepEqual(await inspected(byTcp('ca.crt', '10.0.0.10', `--server-ca-cert=${PKI}/ca.crt`)), {
      connections: ['kube-apiserver ok 10.0.0.10'],
      said: [],
    });
  });

  it('is another program without its flags', async () => {
    const other = server()
      .replaceAll(/ {4}- --.*\n/g, '')
      .replace('    args:\n', '');
    assert.deepEqual(await inspected((pki) => pki.put(SERVER, other)), { connections: [], said: [] });
  });

  it('is another server at another port', async () => {
    const { connections, said } = await inspected((pki) => {
      byTcp('etcd/ca.crt', '10.0.0.10')(pki);
      pki.put('etc/kubernetes/pki/egress.yaml', pki.text('etc/kubernetes/pki/egress.yaml').replace(':8131', ':8132'));
    });
    assert.deepEqual([connections, said], [[], []]);
  });

  it('leaves open what is not read', async () => {
    for (const flags of [[HOST], [HOST, '$(EXTRA)']]) {
      const { connections } = await inspected(deployed(flags));
      assert.ok(!connections.some((one) => one.includes('broken')), `${flags}: ${connections}`);
    }
    const { connections, said } = await inspected((pki) => {
      deployed()(pki);
      pki.files.delete('etc/kubernetes/manifests/kube-controller-manager.yaml');
    });
    assert.deepEqual([connections, said], [['konnectivity-agent unknown 10.0.0.10'], []]);
  });

  const faults: Readonly<Record<string, readonly [Parameters<typeof node>, RegExp]>> = {
    'a name that the certificate lacks': [
      [deployed(), ['dns:konnectivity']],
      /^connections\/handshake-refused etc\/kubernetes\/addons\/konnectivity-agent\.yaml: konnectivity-agent rejects konnectivity-server/,
    ],
    'an agent with the CA of etcd': [
      [deployed([HOST, `--ca-cert=${PKI}/etcd/ca.crt`])],
      /^connections\/handshake-refused .*konnectivity-agent\.yaml: .*signed by unknown authority/,
    ],
    'an agent without the certificate that the server requires': [
      [deployed(BY_ACCOUNT, `--cluster-ca-cert=${PKI}/ca.crt`)],
      /^connections\/handshake-refused .*konnectivity-agent\.yaml: konnectivity-server rejects konnectivity-agent/,
    ],
    'a key that is not there': [
      [
        (pki) => {
          deployed()(pki);
          pki.put(SERVER, server().replace('konnectivity.key', 'konnectivity-server.key'));
        },
      ],
      /^manifests\/flag-file-missing etc\/kubernetes\/manifests\/konnectivity-server\.yaml/,
    ],
    'an API server with another CA': [
      [byTcp('etcd/ca.crt', '10.0.0.10')],
      /^connections\/handshake-refused etc\/kubernetes\/pki\/egress\.yaml: kube-apiserver rejects konnectivity-server/,
    ],
    'an API server that asks for loopback': [
      [byTcp()],
      /^connections\/handshake-refused etc\/kubernetes\/pki\/egress\.yaml: .*127\.0\.0\.1/,
    ],
  };
  for (const [title, [given, said]] of Object.entries(faults)) {
    it(`is reported once: ${title}`, async () => {
      const found = await inspected(...given);
      assert.match(found.connections[0] ?? '', / broken /);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }

  it('is found by what its agent logs', async () => {
    const [one] = await answers(TRUST_INCIDENTS.konnectivityAgent);
    assert.deepEqual([one?.saysWho, one?.ofWhom], ['the konnectivity agent', 'the konnectivity server']);
    assert.deepEqual(one?.findings, ['connections/handshake-refused etc/kubernetes/konnectivity-agent.yaml']);
    assert.equal(one?.connections.length, 1);
  });
});
