import assert from 'node:assert/strict';
import {
  imageBuild,
  imageName,
  imageVersion,
  kubeadmVersion,
  pathVersion,
  versionText,
} from '../../../../src/core/kubernetes/versions/version.ts';
import type { ComponentName } from '../../../../src/core/model/documents/component.ts';
import type { Version } from '../../../../src/core/model/documents/version.ts';

const shown = (version: Version | undefined) => version && versionText(version);

describe('the name and version of an image', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['registry.k8s.io/etcd:3.5.16-0', 'etcd', '3.5'],
    ['quay.io/coreos/etcd:v3.5', 'etcd', '3.5'],
    ['registry:5000/kube-apiserver-amd64:v1.31.2', 'kube-apiserver', '1.31'],
    ['registry:5000/kube-apiserver', 'kube-apiserver', undefined],
    ['kube-apiserver:v1.31.2_x@sha256:aa', 'kube-apiserver', '1.31'],
    ['kube-apiserver@sha256:1.31', 'kube-apiserver', undefined],
    ['kube-apiserver:latest', 'kube-apiserver', undefined],
    ['kube-apiserver:v1.31x', 'kube-apiserver', undefined],
    ['', '', undefined],
    ['rancher/hyperkube:v1.17.17-rancher1', 'hyperkube', '1.17'],
    ['quay.io/openshift/origin-hyperkube:v3.11', 'origin-hyperkube', undefined],
    ['example.com/kube-apiserver:7.2', 'kube-apiserver', undefined],
    ['quay.io/openshift-release-dev/kube-apiserver:v1.20', 'kube-apiserver', undefined],
  ];
  for (const [image, name, version] of cases) {
    it(image, () => {
      assert.equal(imageName(image), name);
      assert.equal(shown(imageVersion(image, name === 'etcd' ? 'etcd' : 'kube-apiserver')), version);
    });
  }
});

describe('whose build an image contains', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['registry.k8s.io/kube-apiserver:v1.34.2', 'kubernetes'],
    ['k8s.gcr.io/kube-apiserver-amd64:v1.24.17', 'kubernetes'],
    ['registry.aliyuncs.com/google_containers/kube-apiserver:v1.28.2@sha256:aa', 'kubernetes'],
    ['harbor.example.com/k8s/kube-apiserver:v1.34.2', undefined],
    ['registry.k8s.io.example.com/kube-apiserver:v1.34.2', undefined],
    ['registry.k8s.io/kube-apiserver', undefined],
    ['public.ecr.aws/eks-distro/kubernetes/kube-apiserver:v1.30.2-eks-1-30-7', 'vendor'],
    ['rancher/hardened-kubernetes:v1.30.2-rke2r1-build20240620', 'vendor'],
    ['registry.k8s.io/kube-apiserver:v1.34.0-rc.1', 'vendor'],
  ];
  for (const [image, build] of cases) it(image, () => assert.equal(imageBuild(image, 'kube-apiserver'), build));

  it('is unknown for etcd, whose tags count the builds of a release', () => {
    assert.equal(imageBuild('registry.k8s.io/etcd:3.6.5-0', 'etcd'), undefined);
  });
});

describe('the version in the path of a program', () => {
  const cases: readonly (readonly [ComponentName, string, string | undefined])[] = [
    ['kubelet', '/opt/kubernetes/v1.18.2/bin/kubelet', '1.18'],
    ['etcd', '/usr/local/bin/etcd-v3.4.3-linux-amd64/etcd', '3.4'],
    ['kube-apiserver', '/nix/store/x-kubernetes-1.20.4/bin/kube-apiserver', '1.20'],
    ['kubelet', '/usr/bin/kubelet', undefined],
    ['kubelet', '/opt/1.18/bin/kubelet', undefined],
    ['kubelet', '/opt/etcd-v3.4.3/kubelet', undefined],
    ['kubelet', '/opt/v1.18.2/v1.19.0/kubelet', undefined],
    ['kubelet', '/data/10.1.18.2/kubelet', undefined],
  ];
  for (const [component, path, version] of cases) {
    it(path, () => assert.equal(shown(pathVersion(path, component)), version));
  }
});

describe('the version in kubeadm’s configuration', () => {
  for (const [text, version] of [
    ['v1.16.3', '1.16'],
    ['1.34.0', '1.34'],
    ['stable-1.34', undefined],
    ['v1.34.0-alpha.1', '1.34'],
    ['', undefined],
  ] as const) {
    it(`"${text}"`, () => assert.equal(shown(kubeadmVersion(text)), version));
  }
});

describe('the patch of a version', () => {
  it('is read if it is stated', () => {
    const patch = (tag: string) => imageVersion(`kube-apiserver:${tag}`, 'kube-apiserver')?.patch;
    assert.deepEqual(['v1.24.17', '1.24.17-eks-1', 'v1.24', 'v1.31x', 'v1.24.x'].map(patch), [
      17,
      17,
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(pathVersion('/opt/kubernetes/v1.18.2/bin/kubelet', 'kubelet')?.patch, 2);
    assert.equal(kubeadmVersion('v1.16.3')?.patch, 3);
    assert.equal(kubeadmVersion('v1.16')?.patch, undefined);
  });

  it('is unknown if several are stated of one release', () => {
    const found = pathVersion('/opt/v1.18.2/v1.18.3/kubelet', 'kubelet');
    assert.deepEqual(found, { major: 1, minor: 18 });
  });
});
