import assert from 'node:assert/strict';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const POD = [
  'apiVersion: v1',
  'kind: Pod',
  'metadata: {name: kube-apiserver}',
  'spec:',
  '  containers:',
  '  - name: kube-apiserver',
  '    image: registry.k8s.io/kube-apiserver:VERSION',
  '    command: [kube-apiserver, --authorization-mode=AlwaysAllow]',
].join('\n');

const podOf = (version: string) => POD.replace('VERSION', version);

const KUBELET = 'etc/systemd/system/kubelet.service';
const ANONYMOUS = 'kubelet/kubelet-anonymous-on kubelet.service';
const AUTHORIZED = 'manifests/authorization-always-allow apiserver.txt';

/** "rule file" of the findings about anonymous access of a node whose kubelet is started with the flags. */
async function foundWith(
  flags: string,
  files: Readonly<Record<string, string>>,
  program = '/usr/bin/kubelet',
): Promise<readonly string[]> {
  const unit = `[Service]\nExecStart=${program} ${flags}\n`;
  const { report } = await inspectFiles(
    { 'etc/kubernetes/pki/ca.crt': '', [KUBELET]: unit, ...files },
    new Date('2026-06-01T12:00:00Z'),
  );
  return report.findings
    .map(({ rule, at }) => `${rule} ${at.uri.replace(/.*\//, '')}`)
    .filter((line) => line === ANONYMOUS || line === AUTHORIZED)
    .sort();
}

describe('nodes/earlyKubelet', () => {
  const PODS = { 'opt/pods/apiserver.txt': podOf('v1.5.2') };

  for (const flags of [
    '--pod-manifest-path=/opt/pods',
    '--config=/opt/pods',
    '--config=/opt/pods/ --api-servers=http://127.0.0.1:8080',
  ]) {
    it(`reads the static pods of a folder, and that there is no configuration: ${flags}`, async () => {
      assert.deepEqual(await foundWith(flags, PODS), [ANONYMOUS, AUTHORIZED]);
    });
  }

  for (const path of ['/etc/kubelet/manifests', '/srv/kubernetes/master-manifests', '/etc/cluster/']) {
    it(`knows a folder that was not copied by its name: ${path}`, async () => {
      assert.deepEqual(await foundWith(`--config=${path}`, {}), [ANONYMOUS]);
    });
  }

  it('leaves open what a path means that may be a configuration', async () => {
    for (const path of ['/opt/kubelet-config', '/opt/kubelet.yaml', '/opt/pods.conf'])
      assert.deepEqual(await foundWith(`--config=${path}`, {}), [], path);
  });

  it('takes the flag for a configuration where a later release is known', async () => {
    assert.deepEqual(await foundWith('--config=/opt/pods', PODS, '/opt/kubernetes-v1.28.2/bin/kubelet'), []);
    const later = { ...PODS, 'etc/kubernetes/manifests/kube-apiserver.yaml': podOf('v1.28.2') };
    assert.ok(!(await foundWith('--config=/opt/pods', later)).includes(ANONYMOUS));
  });
});
