import assert from 'node:assert/strict';
import {
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
