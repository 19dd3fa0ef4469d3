import assert from 'node:assert/strict';
import { imageName, imageVersion } from '../../../src/core/kubernetes/imageVersion.ts';

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
  ];
  for (const [image, name, version] of cases) {
    it(image, () => {
      const read = imageVersion(image);
      assert.equal(imageName(image), name);
      assert.equal(read && `${read.major}.${read.minor}`, version);
    });
  }
});
