import assert from 'node:assert/strict';
import { explainMessages } from '../../../../src/core/messages/match/explainMessages.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

/** As `kube-vip manifest pod` prints it (kube-vip.io, "Static Pods"). */
const manifest = (edit = (text: string) => text) =>
  edit(`apiVersion: v1
kind: Pod
metadata:
  name: kube-vip
  namespace: kube-system
spec:
  containers:
  - args: [manager]
    env:
    - {name: vip_arp, value: "true"}
    - {name: port, value: "6443"}
    - {name: vip_interface, value: ens160}
    - {name: cp_enable, value: "true"}
    - {name: cp_namespace, value: kube-system}
    - {name: vip_leaderelection, value: "true"}
    - {name: vip_leasename, value: plndr-cp-lock}
    - name: address
      value: 10.0.0.100
    image: ghcr.io/kube-vip/kube-vip:v0.8.9
    name: kube-vip
    volumeMounts:
    - mountPath: /etc/kubernetes/admin.conf
      name: kubeconfig
  hostAliases: [{hostnames: [kubernetes], ip: 127.0.0.1}]
  hostNetwork: true
  volumes:
  - hostPath:
      path: /etc/kubernetes/admin.conf
    name: kubeconfig
`);

const NAMED = { controlPlaneEndpoint: '10.0.0.100:6443' };

async function inspected(text: string, change: (pki: NodePki) => unknown = () => {}, options: object = NAMED) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  pki.put('etc/kubernetes/manifests/kube-vip.yaml', text);
  await change(pki);
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    report,
    connections: report.connections
      .filter(({ from }) => from.component === 'kube-vip')
      .map(({ to, verdict, host, dialed }) => `${verdict} ${to.component} ${host?.value} ${dialed?.host}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

const WORKS = 'ok kube-apiserver kubernetes 127.0.0.1';

describe('kube-vip in a static pod', () => {
  it('connects as the user of the kubeconfig that it mounts, to its own node', async () => {
    const { connections, said } = await inspected(manifest());
    assert.deepEqual([connections, said], [[WORKS], []]);
  });

  it('reads super-admin.conf where it is mounted as admin.conf, as on the first node of a cluster', async () => {
    const text = manifest((one) =>
      one.replace('path: /etc/kubernetes/admin.conf', 'path: /etc/kubernetes/super-admin.conf'),
    );
    const { connections, said } = await inspected(text);
    assert.deepEqual(connections, [WORKS]);
    assert.deepEqual(
      said.filter((one) => !one.startsWith('kubeconfigs/kubeconfig-super-admin-present')),
      [],
    );
  });

  for (const [title, edit] of Object.entries({
    'elected in etcd': (one: string) =>
      one.replace('{name: vip_arp, value: "true"}', '{name: vip_leaderelectiontype, value: etcd}'),
    'for Services only': (one: string) =>
      one.replace('{name: cp_enable, value: "true"}', '{name: svc_enable, value: "true"}'),
    'as a DaemonSet': (one: string) => one.replace('kind: Pod', 'kind: PodTemplate'),
  })) {
    it(`has no connection ${title}`, async () => {
      const { connections, said } = await inspected(manifest(edit));
      assert.deepEqual([connections, said], [[], []]);
    });
  }

  const only = (said: readonly string[], expected: RegExp) => {
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', expected);
  };

  it('is reported without the file that it mounts', async () => {
    const text = manifest((one) =>
      one.replace('path: /etc/kubernetes/admin.conf', 'path: /etc/kubernetes/super-admin.conf'),
    );
    const { connections, said } = await inspected(text, (pki) => pki.files.delete('etc/kubernetes/super-admin.conf'));
    assert.deepEqual(connections, []);
    only(
      said,
      /^manifests\/flag-file-missing \/etc\/kubernetes\/super-admin\.conf is missing: kube-vip mounts it, and finds no kubeconfig/,
    );
  });

  it('is reported if the certificate of the API server lacks its address', async () => {
    const { said } = await inspected(manifest(), undefined, {});
    only(
      said,
      /^names\/apiserver-san-missing-endpoint The API server certificate lacks 10\.0\.0\.100, the address of kube-vip/,
    );
  });

  it('fails with a kubeconfig that has another CA, to which its log leads', async () => {
    const { report, connections } = await inspected(manifest(), async (pki) => {
      const file = 'etc/kubernetes/admin.conf';
      const text = pki
        .text(file)
        .replace(/certificate-authority-data: .*/, `certificate-authority: /etc/kubernetes/pki/etcd/ca.crt`);
      pki.put(file, text);
    });
    assert.deepEqual(connections, ['broken kube-apiserver kubernetes 127.0.0.1']);
    const [explained] = await explainMessages(
      'E0601 12:00:00.000000       1 leaderelection.go:436] error retrieving resource lock kube-system/plndr-cp-lock: Get "https://kubernetes:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/plndr-cp-lock?timeout=5s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      { report },
    );
    assert.equal(explained?.error.speaker, 'kube-vip');
    assert.match(explained?.findings[0]?.rule ?? '', /^(?:kubeconfigs|trust)\//);
  });
});
