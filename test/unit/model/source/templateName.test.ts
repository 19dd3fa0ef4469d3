import assert from 'node:assert/strict';
import { isCandidatePath } from '../../../../src/core/kubernetes/values/candidatePath.ts';
import {
  isSampleName,
  isTemplateName,
  isTerraformName,
  isVariantName,
  madePath,
} from '../../../../src/core/model/source/templateName.ts';

describe('model/source/templateName', () => {
  it('gives the name of the file that is made', () => {
    for (const [name, made] of [
      ['roles/a/templates/kubelet.service.j2', 'roles/a/templates/kubelet.service'],
      ['kube-apiserver.yaml.erb', 'kube-apiserver.yaml'],
      ['kubeconfig.tmpl.example', 'kubeconfig'],
      ['etcd.env.j2.bak', 'etcd.env'],
      ['kubelet.conf.old-2', 'kubelet.conf'],
      ['ca.crt~', 'ca.crt'],
      ['apiserver.crt.expired', 'apiserver.crt'],
      ['apiserver.crt.bak20230101', 'apiserver.crt'],
      ['admin.conf.20230101', 'admin.conf'],
      ['admin.conf-2023-01-31', 'admin.conf'],
      ['etcd.service.2023-01-31T0930', 'etcd.service'],
      ['kubelet.1', 'kubelet.1'],
      ['ca.crt.12345678', 'ca.crt.12345678'],
      ['.j2', '.j2'],
      ['a/.sample', 'a/.sample'],
      ['kubelet.service', 'kubelet.service'],
      ['kubelet.service.master.j2', 'kubelet.service'],
    ] as const) {
      assert.equal(madePath(name), made);
    }
  });

  it('knows templates, variants and samples', () => {
    assert.ok(isVariantName('kubelet.service.master') && !isTemplateName('kubelet.service.master'));
    assert.ok(isTerraformName('a.yaml.tftpl') && isTerraformName('a.sh.tpl') && !isTerraformName('a.yaml.j2'));
    assert.ok(isTemplateName('kubelet.conf.jinja2') && isTemplateName('kubelet.conf.j2.orig'));
    assert.ok(!isTemplateName('kubelet.conf') && !isTemplateName('templates.yaml') && !isTemplateName('plugin'));
    assert.ok(isSampleName('config.yaml.example') && !isSampleName('example.yaml'));
  });

  it('reads those of files that are read', () => {
    for (const name of [
      'kubelet.service.j2',
      'kubelet.j2',
      'kubeconfig.erb',
      'a.yaml.tftpl',
      'user-data.tpl',
      'x.yaml.dist',
    ])
      assert.ok(isCandidatePath(name), name);
    for (const name of ['index.html.j2', 'show.html.erb', 'main.css.tmpl', 'Makefile.in', 'motd.j2', 'user.service.ts'])
      assert.ok(!isCandidatePath(name), name);
  });

  it('reads certificates under every suffix that programs give them', () => {
    for (const name of ['a.crts', 'a.certs', 'a.ca', 'a.cacert', 'a.ca-bundle', 'a.chain', 'a.x509'])
      assert.ok(isCandidatePath(name), name);
  });

  it('reads files without a suffix whose names show what they set up', () => {
    for (const name of [
      'user-data-master',
      'controller-cloud-config',
      'cloud-config-worker.tmpl',
      'install_k8s',
      'setup-kubernetes-node',
      'etcd-member',
      'kubelet.default',
      'kubelet.service.master',
      'kube-proxy.manifest.pool',
    ])
      assert.ok(isCandidatePath(name), name);
    for (const name of ['Dockerfile', 'LICENSE', 'user', 'cloud', 'master', 'run-node', 'kubectl', 'app.js.default'])
      assert.ok(!isCandidatePath(name), name);
  });
});
