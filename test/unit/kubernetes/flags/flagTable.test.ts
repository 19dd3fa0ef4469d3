import assert from 'node:assert/strict';
import { flagSpec, flagSpecs } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import { IMPLIED_FLAGS } from '../../../../src/core/kubernetes/layouts/allLayouts.ts';
import { COMPONENT_NAMES, type ComponentName } from '../../../../src/core/model/documents/component.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';

const ALL = COMPONENT_NAMES.flatMap((component) => flagSpecs(component));

describe('kubernetes/flagTable', () => {
  it('finds each row under its own component and name only', () => {
    for (const spec of ALL) assert.equal(flagSpec(spec.component, spec.name), spec);
    assert.equal(flagSpec('kube-scheduler', 'etcd-cafile'), undefined);
    assert.equal(flagSpec('etcd', '--cert-file'), undefined);
    assert.ok(flagSpecs('etcd').every(({ component }) => component === 'etcd'));
  });

  it('pairs certificates with keys both ways', () => {
    for (const spec of ALL) {
      const needsPair = ['certificate', 'signerCertificate', 'signerKey'].includes(spec.role);
      if (spec.pair === undefined) {
        assert.ok(!needsPair, `${spec.component} ${spec.name}`);
        continue;
      }
      const other = flagSpec(spec.component, spec.pair);
      assert.equal(other?.pair, spec.name, spec.name);
      const roles = [spec.role, other?.role].sort().join('+');
      assert.ok(['certificate+privateKey', 'signerCertificate+signerKey'].includes(roles), `${spec.name}: ${roles}`);
    }
  });

  it('says what a certificate must serve', () => {
    for (const spec of ALL) assert.equal(spec.purposes !== undefined, spec.role === 'certificate', spec.name);
    assert.deepEqual(flagSpec('kube-apiserver', 'tls-cert-file')?.purposes, ['serverAuth']);
    assert.deepEqual(flagSpec('kube-apiserver', 'etcd-certfile')?.purposes, ['clientAuth']);
    assert.deepEqual(flagSpec('etcd', 'peer-cert-file')?.purposes, ['serverAuth', 'clientAuth']);
  });

  it('types switches as booleans, so that no value is taken from the next word', () => {
    for (const spec of ALL) assert.equal(spec.type === 'boolean', spec.role === 'switch', spec.name);
  });

  it('describes every row with whole sentences and an https page', () => {
    for (const { name, summary, agreesWith, whenOmitted, url, cis } of ALL) {
      for (const text of [summary, agreesWith, whenOmitted])
        if (text !== undefined) assert.match(plainText(text), /\S\.$/, name);
      assert.match(
        url,
        /^https:\/\/(?:(?:kubernetes|etcd|prometheus|opentelemetry|kube-vip)\.io\/docs|docs\.victoriametrics\.com|docs\.tigera\.io\/calico|docs\.cilium\.io\/en|github\.com\/(?:kubernetes|kubernetes-sigs|rancher|flannel-io|gardener))\//,
        name,
      );
      if (cis !== undefined) assert.match(cis, /^[1-4](?:\.\d+){1,2}$/, name);
    }
  });

  it('knows what concerns the PKI in few clusters only', () => {
    const rows: readonly (readonly [ComponentName, string, string])[] = [
      ['kube-apiserver', 'oidc-issuer-url', 'text'],
      ['kube-apiserver', 'etcd-servers-overrides', 'text'],
      ['kube-apiserver', 'tls-curve-preferences', 'names'],
      ['kube-scheduler', 'authentication-skip-lookup', 'switch'],
      ['kube-controller-manager', 'authentication-tolerate-lookup-failure', 'switch'],
      ['etcd', 'experimental-peer-skip-client-san-verification', 'switch'],
      ['etcd', 'initial-cluster-state', 'text'],
      ['etcd', 'listen-client-http-urls', 'urls'],
      ['kube-proxy', 'kubeconfig', 'kubeconfig'],
      ['kube-proxy', 'config', 'file'],
      ['kube-proxy', 'master', 'text'],
    ];
    for (const [component, name, role] of rows) assert.equal(flagSpec(component, name)?.role, role, name);
  });

  it('knows every flag that the layouts of installers give files to', () => {
    for (const { component, flag, path } of IMPLIED_FLAGS) {
      assert.ok(flagSpec(component, flag), `${component} ${flag}`);
      assert.match(
        path,
        /^\/(?:(?:etc\/kubernetes|var\/lib\/k0s)\/pki|var\/lib\/rancher\/(?:k3s|rke2)\/server\/tls)\/[\w/.-]+\.(?:crt|key|pub)$|^\/etc\/kubernetes\/ssl\/kube-[\w-]+\.pem$/,
      );
    }
  });
});
