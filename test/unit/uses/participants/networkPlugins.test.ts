import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = '/etc/kubernetes/pki/etcd';
const ENDPOINT = 'https://10.0.0.10:2379';

type Change = (pki: NodePki) => unknown;

const put =
  (path: string, text: string): Change =>
  (pki) =>
    void pki.files.set(path, new TextEncoder().encode(text));

function secret(pki: NodePki, name: string, values: Readonly<Record<string, string>>): string {
  const data = Object.entries(values).map(
    ([key, path]) => `  ${key}: ${Buffer.from(pki.text(`etc/kubernetes/pki/${path}`)).toString('base64')}\n`,
  );
  return `---\napiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: kube-system}\ndata:\n${data.join('')}`;
}

const CLIENT = ['etcd/ca.crt', 'apiserver-etcd-client.crt', 'apiserver-etcd-client.key'] as const;

/** The values of the Secret: CA, certificate, key. */
type Values = readonly [string, string, string];

interface Program {
  /** With the values of its Secret, and an edit of its configuration. */
  readonly files: (values: Values, edit: (text: string) => string) => Change;
  /** How its configuration names the CA and the pair. */
  readonly authority: string;
  readonly pair: RegExp;
}

/** As the manifest of Calico for etcd has it. */
const CALICO = `apiVersion: v1
kind: ConfigMap
metadata: {name: calico-config, namespace: kube-system}
data:
  etcd_endpoints: "${ENDPOINT}"
  etcd_ca: "/calico-secrets/etcd-ca"
  etcd_cert: "/calico-secrets/etcd-cert"
  etcd_key: "/calico-secrets/etcd-key"
  calico_backend: "bird"
`;

/** As the chart of Cilium renders it with \`etcd.enabled\`. */
const CILIUM = `apiVersion: v1
kind: ConfigMap
metadata: {name: cilium-config, namespace: kube-system}
data:
  kvstore: etcd
  kvstore-opt: '{"etcd.config": "/var/lib/etcd-config/etcd.config"}'
  etcd-config: |-
    ---
    endpoints:
      - ${ENDPOINT}
    trusted-ca-file: '/var/lib/etcd-secrets/etcd-client-ca.crt'
    key-file: '/var/lib/etcd-secrets/etcd-client.key'
    cert-file: '/var/lib/etcd-secrets/etcd-client.crt'
`;

const CALICOCTL = `apiVersion: projectcalico.org/v3
kind: CalicoAPIConfig
metadata:
spec:
  datastoreType: etcdv3
  etcdEndpoints: ${ENDPOINT}
  etcdCACertFile: ${PKI}/ca.crt
  etcdCertFile: ${PKI}/healthcheck-client.crt
  etcdKeyFile: ${PKI}/healthcheck-client.key
`;

const FLANNEL = `[Service]
ExecStart=/opt/bin/flanneld -etcd-endpoints=${ENDPOINT} -etcd-cafile=${PKI}/ca.crt -etcd-certfile=${PKI}/healthcheck-client.crt -etcd-keyfile=${PKI}/healthcheck-client.key --ip-masq
`;

const inSecret =
  (text: string, name: string, keys: readonly [string, string, string]): Program['files'] =>
  ([authority, certificate, key], edit) =>
  (pki) => {
    const values = { [keys[0]]: authority, [keys[1]]: certificate, [keys[2]]: key };
    put('etc/kubernetes/addons/network.yaml', edit(text) + secret(pki, name, values))(pki);
  };

/** On the machine: the CA of the cluster in place of that of etcd is another path. */
const onMachine =
  (path: string, text: string): Program['files'] =>
  ([authority], edit) =>
    put(path, edit(text).replace(`${PKI}/ca.crt`, `/etc/kubernetes/pki/${authority}`));

const PROGRAMS: Readonly<Record<string, Program>> = {
  calico: {
    files: inSecret(CALICO, 'calico-etcd-secrets', ['etcd-ca', 'etcd-cert', 'etcd-key']),
    authority: 'etcd-ca',
    pair: / {2}etcd_(?:cert|key).*\n/g,
  },
  cilium: {
    files: inSecret(CILIUM, 'cilium-etcd-secrets', ['etcd-client-ca.crt', 'etcd-client.crt', 'etcd-client.key']),
    authority: 'etcd-client-ca.crt',
    pair: / {4}(?:cert|key)-file.*\n/g,
  },
  calicoctl: {
    files: onMachine('etc/calico/calicoctl.cfg', CALICOCTL),
    authority: 'etcd/ca.crt',
    pair: / {2}etcd(?:Cert|Key)File.*\n/g,
  },
  flanneld: {
    files: onMachine('etc/systemd/system/flanneld.service', FLANNEL),
    authority: 'etcd/ca.crt',
    pair: / -etcd-(?:cert|key)file=\S+/g,
  },
};

async function inspected(name: string, change: Change) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await change(pki);
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === name)
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

const SAME = (text: string) => text;

for (const [name, folder] of [
  ['calico', /\/calico-secrets/g],
  ['cilium', /\/var\/lib\/etcd-secrets/g],
] as const) {
  it(`${name} is left open with files in a folder that only its pods mount`, async () => {
    const { files } = PROGRAMS[name] ?? assert.fail();
    const elsewhere = files(CLIENT, (text) => text.replaceAll(folder, '/etc/kubernetes/ssl'));
    assert.deepEqual(await inspected(name, elsewhere), { connections: ['unknown etcd 10.0.0.10'], said: [] });
  });
}

for (const [name, { files, authority, pair }] of Object.entries(PROGRAMS)) {
  describe(`${name} as a client of etcd`, () => {
    it('connects', async () =>
      assert.deepEqual(await inspected(name, files(CLIENT, SAME)), {
        connections: ['ok etcd 10.0.0.10'],
        said: [],
      }));

    it('is reported once with the CA of the cluster', async () => {
      const { connections, said } = await inspected(name, files(['ca.crt', CLIENT[1], CLIENT[2]], SAME));
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^trust\/leaf-not-signed-by-trust .*unknown authority/);
    });

    it('is reported once without a certificate', async () => {
      const { connections, said } = await inspected(
        name,
        files(CLIENT, (text) => text.replace(pair, '')),
      );
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^connections\/handshake-refused etcd rejects .*didn't provide/);
    });

    it('is reported once with a file that is not there', async () => {
      const { connections, said } = await inspected(
        name,
        files(CLIENT, (text) => text.replace(`/${authority}`, '/etcd-missing')),
      );
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^manifests\/flag-file-missing .*etcd-missing/);
    });

    it('is left open at an etcd that is not at hand', async () =>
      assert.deepEqual(
        await inspected(
          name,
          files(['ca.crt', CLIENT[1], CLIENT[2]], (text) => text.replace('10.0.0.10', '10.0.0.99')),
        ),
        {
          connections: ['unknown etcd 10.0.0.99'],
          said: [],
        },
      ));
  });
}

describe('network plugins without etcd', () => {
  const absent: Readonly<Record<string, readonly [string, Change]>> = {
    'Calico with a template for the addresses': [
      'calico',
      put('etc/kubernetes/addons/network.yaml', CALICO.replace(ENDPOINT, 'http://<ETCD_IP>:<ETCD_PORT>')),
    ],
    'Calico with its state in the API server': [
      'calico',
      put('etc/kubernetes/addons/network.yaml', CALICO.replace(/ {2}etcd_.*\n/g, '')),
    ],
    'Cilium with its state in the API server': [
      'cilium',
      put('etc/kubernetes/addons/network.yaml', CILIUM.replace('kvstore: etcd', 'kvstore: ""')),
    ],
    'calicoctl with a kubeconfig': [
      'calicoctl',
      put('etc/calico/calicoctl.cfg', CALICOCTL.replace('etcdv3', 'kubernetes')),
    ],
    'Flannel with its state in the API server': [
      'flanneld',
      put('etc/systemd/system/flanneld.service', FLANNEL.replace('--ip-masq', '--ip-masq --kube-subnet-mgr')),
    ],
  };
  for (const [title, [name, change]] of Object.entries(absent)) {
    it(`do not connect: ${title}`, async () =>
      assert.deepEqual(await inspected(name, change), { connections: [], said: [] }));
  }
});

describe('flanneld by variables', () => {
  const PATH = 'etc/systemd/system/flanneld.service';
  const VARIABLES = [
    `FLANNELD_ETCD_ENDPOINTS=${ENDPOINT}`,
    `FLANNELD_ETCD_CAFILE=${PKI}/ca.crt`,
    `FLANNELD_ETCD_CERTFILE=${PKI}/healthcheck-client.crt`,
    `FLANNELD_ETCD_KEYFILE=${PKI}/healthcheck-client.key`,
  ];

  const byFile =
    (variables: readonly string[], flags = ''): Change =>
    (pki) => {
      put(
        PATH,
        `[Service]\nEnvironmentFile=/etc/sysconfig/flanneld\nExecStart=/opt/bin/flanneld --ip-masq${flags}\n`,
      )(pki);
      put('etc/sysconfig/flanneld', `${variables.join('\n')}\n`)(pki);
    };

  it('connects, also as a drop-in and a pod give them', async () => {
    const lines = VARIABLES.map((one) => `Environment=${one}\n`).join('');
    const env = VARIABLES.map((one) => one.replace(/^(\w+)=(.*)$/, '{name: $1, value: "$2"}')).join(', ');
    const pod = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: flannel, namespace: kube-system}
spec:
  template:
    spec:
      hostNetwork: true
      containers:
      - {name: flannel, image: "quay.io/coreos/flannel:v0.9.1", command: [/opt/bin/flanneld], args: [--ip-masq], env: [${env}], volumeMounts: [{name: pki, mountPath: ${PKI}}]}
      volumes:
      - {name: pki, hostPath: {path: ${PKI}}}
`;
    for (const change of [
      byFile(VARIABLES),
      put(PATH, `[Service]\n${lines}ExecStart=/opt/bin/flanneld --ip-masq\n`),
      put('etc/kubernetes/addons/flannel.yaml', pod),
    ]) {
      assert.deepEqual(await inspected('flanneld', change), { connections: ['ok etcd 10.0.0.10'], said: [] });
    }
  });

  const faults: Readonly<Record<string, readonly [Change, RegExp]>> = {
    'another CA': [
      byFile(VARIABLES.map((one) => one.replace('/etcd/ca.crt', '/ca.crt'))),
      /^trust\/leaf-not-signed-by-trust FLANNELD_ETCD_CAFILE/,
    ],
    'no client certificate': [
      byFile(VARIABLES.slice(0, 2)),
      /^connections\/handshake-refused etcd rejects flanneld: .*didn't provide/,
    ],
    'a flag that takes the place of the variable': [
      byFile(VARIABLES, ' --etcd-cafile=/etc/kubernetes/pki/ca.crt'),
      /^trust\/leaf-not-signed-by-trust --etcd-cafile/,
    ],
  };
  for (const [title, [change, said]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const found = await inspected('flanneld', change);
      assert.deepEqual(found.connections, ['broken etcd 10.0.0.10']);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }

  it('has no connection without variables about etcd', async () =>
    assert.deepEqual(await inspected('flanneld', byFile(['FLANNELD_IFACE=eth0'])), { connections: [], said: [] }));
});
