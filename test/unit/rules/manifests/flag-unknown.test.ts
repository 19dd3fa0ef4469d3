import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, MANIFESTS } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';

const RULE = 'manifests/flag-unknown';
const IMAGE = 'registry.k8s.io/kube-apiserver:v1.34.2';

describe(RULE, () => {
  it('suggests the nearest name', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile', '--etcd-ca-file')),
      ),
    );
    assert.equal(finding.messageId, 'misspelt');
    assert.equal(finding.severity, 'error');
    assert.ok(finding.text.startsWith('--etcd-ca-file='));
    assert.equal(finding.slots.error, 'unknown flag: --etcd-ca-file');
    assert.match(finding.code, /--etcd-cafile/);
  });

  it('offers the edit that fixes it', async () => {
    assert.deepEqual(
      await namesAfterFix(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile', '--etcd-ca-file')),
      ),
      [],
    );
  });

  it('knows common slips', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('--client-ca-file', '--client-ca')),
      ),
    );
    assert.equal(finding.messageId, 'misspelt');
    assert.match(finding.code, /--client-ca-file/);
  });

  it('is silent about flags that the release knows', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'goaway-chance', '0.1'));
    assert.deepEqual(lines, []);
  });

  const inImage = (image: string, flag = 'quantum-mode') =>
    checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', flag, 'on');
      if (image !== IMAGE) node.setText(APISERVER_MANIFEST, (text) => text.replace(IMAGE, image));
    });

  it('reports a flag that is near to none if the release is known not to have it', async () => {
    const finding = only(await inImage(IMAGE));
    assert.deepEqual([finding.messageId, finding.severity, finding.slots.version], ['unknown', 'error', '1.34']);
    assert.equal(finding.lastWords, 'unknown flag: --quantum-mode');
    // 1.26 lies between two releases that do not know it.
    assert.equal(only(await inImage('k8s.gcr.io/kube-apiserver:v1.26.4')).messageId, 'unknown');
  });

  it('only warns where the build may be another’s, and is silent where it is', async () => {
    const finding = only(await inImage('harbor.example.com/k8s/kube-apiserver:v1.34.2'));
    assert.deepEqual([finding.messageId, finding.severity, finding.lastWords], ['unreleased', 'warning', undefined]);
    for (const image of [
      'public.ecr.aws/eks-distro/kubernetes/kube-apiserver:v1.34.2-eks-1-34-5',
      'rancher/hardened-kubernetes:v1.34.2-rke2r1-build20251120',
      'quay.io/openshift/origin-hyperkube:v1.34.2',
    ])
      assert.deepEqual((await inImage(image)).lines, [], image);
  });

  it('is silent outside of the releases that were tried, and between two that differ', async () => {
    for (const tag of ['v1.23.17', 'v1.38.0', 'latest'])
      assert.deepEqual((await inImage(`registry.k8s.io/kube-apiserver:${tag}`)).lines, [], tag);
    // 1.34 has it, 1.30 has not.
    const added = 'disable-http2-serving';
    assert.deepEqual((await inImage('registry.k8s.io/kube-apiserver:v1.32.4', added)).lines, []);
    assert.equal(only(await inImage('registry.k8s.io/kube-apiserver:v1.30.4', added)).messageId, 'unknown');
  });

  it('is silent about flags that the help of the program hides, in the releases that have them', async () => {
    for (const flag of ['apiserver-count', 'kubelet-port', 'kubelet-read-only-port'])
      for (const release of ['1.24.17', '1.25.6', '1.37.2'])
        assert.deepEqual((await inImage(`registry.k8s.io/kube-apiserver:v${release}`, flag)).lines, [], flag);
    const former = await inImage('registry.k8s.io/kube-apiserver:v1.25.6', 'apiserver-counts');
    assert.equal(only(former).messageId, 'unknown');
  });

  it('reports a setting of the kubelet that is a field only, with what the kubelet logs', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.put(
          'etc/systemd/system/kubelet.service',
          '[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --tls-curve-preferences=29\n',
        ),
      ),
    );
    assert.deepEqual([finding.messageId, finding.slots.field], ['fieldOnly', 'tlsCurvePreferences']);
    assert.equal(finding.lastWords, 'failed to parse kubelet flag: unknown flag: --tls-curve-preferences');
  });

  const withScheduler = (write: (text: string) => string) =>
    checkNode(RULE, (node) => node.setText(`${MANIFESTS}/kube-scheduler.yaml`, write));

  it('reports a blank behind the name in the same argument, with the name that the parser takes', async () => {
    const written = {
      '--leader-elect true': 'unknown flag: --leader-elect true',
      '"--leader-elect =true"': 'unknown flag: --leader-elect ',
      '"--leader-elect "': 'unknown flag: --leader-elect ',
      '--leader-elect true --v=2': 'unknown flag: --leader-elect true --v',
    };
    for (const [item, words] of Object.entries(written)) {
      const finding = only(await withScheduler((text) => text.replace('--leader-elect=true', item)));
      assert.deepEqual([finding.messageId, finding.lastWords], ['blank', words], item);
    }
  });

  it('joins the value with an equals sign', async () => {
    for (const item of ['--leader-elect true', '"--leader-elect =true"', '"--leader-elect = true"']) {
      let correct = '';
      const checked = await withScheduler((text) => {
        correct = text.replace('--leader-elect=true', item.replace(/ ?= ?| /, '='));
        return text.replace('--leader-elect=true', item);
      });
      assert.equal(applyFix(checked, only(checked).fixes[0]), correct, item);
    }
  });

  it('gives the words of etcd, and reads the value as meant for everything else', async () => {
    const checked = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('--client-cert-auth=true', '--client-cert-auth true')),
    );
    assert.equal(only(checked).lastWords, 'flag provided but not defined: -client-cert-auth true');
    const { lines } = await checkNode('manifests/flag-pair-incomplete', (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace(' --cert-file=', ' --cert-file ')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where a shell, an entry point or a template may still change the words', async () => {
    const item = '- --leader-elect=true';
    const shell = '- sh\n    - -c\n    - exec "$@"\n    - --\n    - kube-scheduler';
    for (const write of [
      (text: string) => text.replace('- kube-scheduler\n', `${shell}\n`).replace(item, '- --leader-elect true'),
      (text: string) =>
        text.replace('- command:\n    - kube-scheduler\n', '- args:\n').replace(item, '- --leader-elect true'),
      (text: string) => text.replace(item, '- --leader-elect{{ sign }} true'),
    ])
      assert.deepEqual((await withScheduler(write)).lines, []);
  });

  it('reads the arguments of a unit as systemd passes them', async () => {
    const inUnit = (command: string) =>
      checkNode(RULE, (node) =>
        node.put('etc/systemd/system/kubelet.service', `[Service]\nExecStart=/usr/bin/kubelet ${command}\n`),
      );
    const finding = only(await inUnit('"--node-ip 10.0.0.1" --config=/var/lib/kubelet/config.yaml'));
    assert.equal(finding.lastWords, 'failed to parse kubelet flag: unknown flag: --node-ip 10.0.0.1');
    assert.deepEqual((await inUnit('--node-ip 10.0.0.1 --config=/var/lib/kubelet/config.yaml')).lines, []);
  });
});
