import assert from 'node:assert/strict';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/talos-extra-config-denied';

const machine = (lines: readonly string[], type = 'worker') =>
  [
    'version: v1alpha1',
    'machine:',
    `  type: ${type}`,
    '  kubelet:',
    '    extraConfig:',
    ...lines.map((line) => `      ${line}`),
    '',
  ].join('\n');

describe(RULE, () => {
  it('reports each field that Talos sets itself, at its name, and no other', async () => {
    const { findings, names } = await checkFiles(RULE, {
      'a.yaml': machine(['authentication:', '  x509: { clientCAFile: /x.pem }', 'rotateCertificates: false']),
      'b.yaml': machine(['maxPods: 200', 'serverTLSBootstrap: true', 'tlsMinVersion: VersionTLS13']),
    });
    assert.deepEqual(
      findings.map(({ path, text, code }) => [path, text, code]),
      [
        ['a.yaml', 'authentication', 'kubelet configuration field "authentication" can\'t be overridden'],
        ['a.yaml', 'rotateCertificates', 'kubelet configuration field "rotateCertificates" can\'t be overridden'],
      ],
    );
    assert.deepEqual(names, [`${RULE} a.yaml`, `${RULE} a.yaml`]);
  });

  it('is silent about a KubeletConfiguration, and the same names elsewhere in the machine configuration', async () => {
    const { lines } = await checkFiles(RULE, {
      'a.yaml': 'version: v1alpha1\nmachine:\n  type: worker\n  kubelet: { extraArgs: { authentication: x } }\n',
      'b.yaml': 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: {}\n',
    });
    assert.deepEqual(lines, []);
  });

  it('leaves the fields that Talos accepts to the rules about the kubelet', async () => {
    const { names } = await checkFiles(RULE, { 'a.yaml': machine(['tlsCipherSuites: [TLS_NO_SUCH_SUITE]']) });
    assert.ok(
      names.some((name) => name.startsWith('tls/') && name.endsWith(' a.yaml')),
      names.join(),
    );
  });
});
