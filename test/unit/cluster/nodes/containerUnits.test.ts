import assert from 'node:assert/strict';
import { type Answers, answersFor } from '../../../support/answers.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const UNIT = 'etc/systemd/system/kube-apiserver.service';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const IMAGE = 'registry.k8s.io/kube-apiserver:v1.34.2';

/** kubeadm's node whose API server is a container of a unit: the folder of certificates is at /pki there. */
async function inContainer(
  run: (flags: string) => string,
  change: (node: NodePki) => void = () => {},
): Promise<Answers> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const flags = [...node.text(MANIFEST).matchAll(/^ +- (--\S+)$/gm)].map(([, flag = '']) => flag);
  const inside = flags.join(' \\\n  ').replaceAll('/etc/kubernetes/pki/', '/pki/');
  node.remove(MANIFEST);
  node.put(UNIT, `[Service]\nExecStartPre=-/usr/bin/docker rm -f apiserver\nExecStart=${run(inside)}\n`);
  change(node);
  return answersFor(node.files);
}

const VOLUME = '-v /etc/kubernetes/pki:/pki:ro';

const FORMS: Readonly<Record<string, (flags: string) => string>> = {
  docker: (flags) =>
    `/usr/bin/docker run --rm --net=host --name apiserver -e A=b \\\n  ${VOLUME} ${IMAGE} \\\n  kube-apiserver ${flags}`,
  podman: (flags) =>
    `-/usr/bin/podman --log-level info run -d --network host --volume=/etc/kubernetes/pki:/pki:ro ${IMAGE} /usr/local/bin/kube-apiserver ${flags}`,
  'a bind mount': (flags) =>
    `docker container run --network=host --mount type=bind,source=/etc/kubernetes/pki,target=/pki,readonly ${IMAGE} kube-apiserver ${flags}`,
  'an entry point': (flags) => `docker run -it --net host ${VOLUME} --entrypoint kube-apiserver ${IMAGE} ${flags}`,
  hyperkube: (flags) =>
    `docker run --net host ${VOLUME} gcr.io/google_containers/hyperkube-amd64:v1.15.3 apiserver ${flags}`,
  'a shell': (flags) =>
    `/bin/sh -c "docker run --net=host ${VOLUME} ${IMAGE} kube-apiserver ${flags.replaceAll('\\\n', '')}"`,
};

describe('components in containers that a unit runs', () => {
  for (const [form, run] of Object.entries(FORMS)) {
    it(`are read with their flags and mounts: ${form}`, async () => {
      const { report, usedBy } = await inContainer(run).then((found) => ({
        report: found.report,
        usedBy: found.usedBy('etc/kubernetes/pki/apiserver.crt'),
      }));
      const views = report.nodes.flatMap(({ view }) => view.components);
      const apiserver = views.find(({ name }) => name === 'kube-apiserver');
      assert.equal(apiserver?.document?.source, 'unit');
      assert.equal(apiserver.version?.minor, form === 'hyperkube' ? 15 : 34);
      assert.ok(apiserver.flags.length > 20);
      const pair = apiserver.flags.find(({ flag }) => flag.name === 'tls-cert-file')?.reference;
      assert.equal(pair?.resolution.hostPath, '/etc/kubernetes/pki/apiserver.crt');
      assert.ok(usedBy.length > 0);
      if (form !== 'hyperkube')
        assert.deepEqual(
          report.findings.map(({ rule }) => rule),
          [],
        );
    });
  }

  it('report files under no mount, as of a pod', async () => {
    const run = FORMS.docker ?? assert.fail();
    const { findings } = await inContainer((flags) => run(flags).replace(':/pki:ro', ':/srv/pki:ro'));
    assert.ok(
      findings.some((finding) => finding.startsWith('error manifests/flag-file-not-mounted')),
      findings.join('\n'),
    );
  });

  it('reach the loopback of the machine only in its network', async () => {
    const run = FORMS.docker ?? assert.fail();
    const { report } = await inContainer((flags) => run(flags).replace('--net=host', '-p 6443:6443'));
    const etcd = report.connections.find(({ kind, from }) => kind === 'etcd' && from.component === 'kube-apiserver');
    assert.notEqual(etcd?.verdict, 'ok');
  });

  it('pass only their own variables to etcd', async () => {
    const unit = (environment: string) =>
      `[Service]\nEnvironment=ETCD_CERT_FILE=/a.crt\nExecStart=docker run ${environment} quay.io/coreos/etcd:v3.5.9 etcd --name x\n`;
    const flagsOf = async (environment: string) => {
      const { report } = await answersFor(
        new Map([
          ['etc/kubernetes/pki/apiserver.crt', ''],
          ['etc/systemd/system/etcd.service', unit(environment)],
        ]),
      );
      const [etcd] = report.nodes.flatMap(({ view }) => view.components);
      return etcd?.flags.map(({ flag }) => `${flag.name}=${flag.value}`);
    };
    assert.deepEqual(await flagsOf('-e ETCD_KEY_FILE=/b.key'), ['key-file=/b.key', 'name=x']);
    assert.deepEqual(await flagsOf('--rm'), ['name=x']);
  });
});
