import assert from 'node:assert/strict';
import { jsonReport, pathsBelow, shownStart } from '../../../../src/core/index.ts';
import { NOW } from '../../../support/apiObjects.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';

const PKI = 'etc/kubernetes/pki/';
/** A file of the control plane by its path. */
type Files = Map<string, string>;

describe('Secrets and ConfigMaps that a control plane mounts', () => {
  it('is silent about a correct one, and all its connections work', async () => {
    const { found, broken, works } = await inspected(() => {});
    assert.deepEqual([found, broken], [[], []]);
    for (const one of [
      'kube-scheduler → kube-apiserver',
      'kube-controller-manager → kube-apiserver',
      'kube-apiserver → etcd',
    ])
      assert.ok(works.includes(one), one);
  });

  it('is the same in one file', async () => {
    const { found, broken, works } = await inspected((_, files) => {
      const all = [...files.values()].join('---\n');
      files.clear();
      files.set('all.yaml', all);
    });
    assert.deepEqual([found, broken], [[], []]);
    assert.ok(works.includes('kube-apiserver → etcd'));
  });

  it('is the same if pods and objects are in different folders', async () => {
    const { found, broken, works } = await inspected((_, files) => {
      for (const [path, text] of [...files]) {
        files.delete(path);
        files.set(path === 'plane.yaml' ? `deploy/${path}` : `dump/secrets/${path}`, text);
      }
    });
    assert.deepEqual([found, broken], [[], []]);
    assert.ok(works.includes('kube-apiserver → etcd'));
  });

  it('reports an expired serving certificate at its value', async () => {
    const { found, broken } = await inspected(async (pki) => {
      pki.replaceCertificate(`${PKI}apiserver.crt`, {
        notBefore: new Date('2025-01-01'),
        notAfter: new Date('2026-05-01'),
      });
    });
    assert.deepEqual(found, ['validity/cert-expired tenant-apiserver.yaml:7']);
    assert.ok(broken.includes('kube-scheduler → kube-apiserver'));
  });

  it('reports a service address that the certificate lacks', async () => {
    const { found, broken } = await inspected((pki) => {
      const { sans = [] } = pki.certificate(`${PKI}apiserver.crt`).spec;
      pki.replaceCertificate(`${PKI}apiserver.crt`, { sans: sans.filter((san) => san !== 'ip:10.96.0.1') });
    });
    assert.deepEqual(found, ['names/apiserver-san-missing-service-ip plane.yaml:38']);
    assert.deepEqual(broken, ['pod → kube-apiserver']);
  });

  it('reports a CA bundle of a ConfigMap that is another CA, with the value that it rejects', async () => {
    const { found, broken, related } = await inspected(async (pki, files) => {
      const other = await pki.otherAuthority();
      change(files, 'tenant-etcd-ca.yaml', / {4}-----BEGIN[\s\S]*END CERTIFICATE-----/, indented(other.pem));
    });
    assert.deepEqual(found, ['trust/leaf-not-signed-by-trust plane.yaml:19']);
    assert.deepEqual(broken, ['kube-apiserver → etcd']);
    assert.ok(related.includes('etcd-certs.yaml:8'), related.join(' '));
  });

  it('reports a key of another pair', async () => {
    const { found, broken } = await inspected((pki, files) => {
      const key = base64(pki.text(`${PKI}apiserver-kubelet-client.key`));
      change(files, 'tenant-apiserver.yaml', /apiserver.key: \S+/, `apiserver.key: ${key}`);
    });
    assert.deepEqual(found, ['keys/cert-key-mismatch plane.yaml:39']);
    assert.ok(broken.includes('kube-scheduler → kube-apiserver'));
  });

  it('reports the expired certificate of a TLS Secret once, with the connection that it breaks', async () => {
    const { found, broken } = await inspected(async (pki) => {
      pki.replaceCertificate(`${PKI}apiserver-etcd-client.crt`, {
        notBefore: new Date('2025-01-01'),
        notAfter: new Date('2026-05-01'),
      });
    });
    assert.deepEqual(found, ['objects/tls-secret-expired tenant-etcd-client.yaml:7']);
    assert.deepEqual(broken, ['kube-apiserver → etcd']);
  });

  it('reports the key of another pair in a TLS Secret once', async () => {
    const { found } = await inspected((pki, files) => {
      const key = base64(pki.text(`${PKI}apiserver-kubelet-client.key`));
      change(files, 'tenant-etcd-client.yaml', /tls.key: \S+/, `tls.key: ${key}`);
    });
    assert.deepEqual(found, ['keys/cert-key-mismatch plane.yaml:21']);
  });

  it('reports a key that the Secret lacks as a missing file', async () => {
    const { found, related } = await inspected((_, files) => {
      change(files, 'tenant-sa.yaml', / {2}sa.key: \S+\n/, '');
    });
    assert.deepEqual(found, ['manifests/flag-file-missing plane.yaml:36']);
    assert.ok(related.includes('tenant-sa.yaml:1'), related.join(' '));
  });

  it('reports a listed key that the ConfigMap lacks, for which the kubelet does not start the pod', async () => {
    const { found, messages, errors } = await inspected((_, files) => {
      change(files, 'plane.yaml', 'key: ca.crt', 'key: etcd-ca.crt');
    });
    assert.deepEqual(found, ['manifests/flag-file-missing plane.yaml:19']);
    assert.match(messages.join('\n'), /ConfigMap "tenants\/tenant-etcd-ca" has no key etcd-ca\.crt/);
    assert.ok(errors.includes('configmap references non-existent config key: etcd-ca.crt'), errors.join('\n'));
  });

  it('reports a client certificate of a CA that etcd does not trust', async () => {
    const { found, broken } = await inspected(async (pki) => {
      pki.replaceCertificate(`${PKI}apiserver-etcd-client.crt`, { issuer: await pki.otherAuthority() });
    });
    assert.deepEqual(found, ['isolation/etcd-client-wrong-ca plane.yaml:20']);
    assert.deepEqual(broken, ['kube-apiserver → etcd']);
  });

  it('reports a kubeconfig in a Secret that the component reads', async () => {
    const { found, broken } = await inspected(async (pki) => {
      pki.replaceCertificate('etc/kubernetes/scheduler.conf', { issuer: await pki.otherAuthority() });
    });
    assert.deepEqual(found, ['kubeconfigs/kubeconfig-client-cert-untrusted tenant-scheduler.yaml:7']);
    assert.deepEqual(broken, ['kube-scheduler → kube-apiserver']);
  });

  it('keeps namesakes of another namespace apart, with and without a control plane there', async () => {
    for (const isWhole of [true, false]) {
      const { found, broken } = await inspected(async (_, files) => {
        const other = await openNode({ clusterName: 'other', keyAlgorithm: 'ECDSA-P256' });
        for (const [path, text] of hostedControlPlane(other, 'others', 'others/'))
          if (isWhole || !path.endsWith('plane.yaml')) files.set(path, text);
      });
      assert.deepEqual([found, broken], [[], []]);
    }
  });

  it('does not take an object of another namespace for the one that is mounted', async () => {
    const { found, works } = await inspected((_, files) => {
      change(files, 'tenant-apiserver.yaml', 'namespace: tenants', 'namespace: others');
    });
    assert.deepEqual(found, []);
    assert.ok(!works.includes('kube-scheduler → kube-apiserver'));
  });

  it('matches objects and pods that say no namespace', async () => {
    const { found, works } = await inspected((_, files) => {
      for (const [path, text] of files) files.set(path, text.replaceAll('  namespace: tenants\n', ''));
    });
    assert.deepEqual(found, []);
    assert.ok(works.includes('kube-apiserver → etcd'));
  });

  it('concludes nothing where a value may still come', async () => {
    const without = (path: string, from: string | RegExp, to: string) => (_: NodePki, files: Files) =>
      change(files, path, from, to);
    const cases = {
      'no such object': (_: NodePki, files: Files) => void files.delete('tenant-sa.yaml'),
      'optional object': (_: NodePki, files: Files) => {
        change(files, 'tenant-sa.yaml', / {2}sa.key: \S+\n/, '');
        change(files, 'plane.yaml', 'name: tenant-sa', 'name: tenant-sa\n              optional: true');
      },
      'a token besides': (_: NodePki, files: Files) => {
        change(files, 'tenant-sa.yaml', / {2}sa.key: \S+\n/, '');
        change(
          files,
          'plane.yaml',
          '          sources:',
          '          sources:\n          - serviceAccountToken:\n              path: token',
        );
      },
      'an empty value': without('tenant-sa.yaml', /sa.key: \S+/, "sa.key: ''"),
      'a template': without('tenant-sa.yaml', /sa.key: \S+/, "sa.key: '{{ .Values.key }}'"),
      'a templated name': without('plane.yaml', 'name: tenant-sa', "name: '{{ .Release.Name }}-sa'"),
      redacted: without('tenant-sa.yaml', /sa.key: \S+/, 'sa.key: REDACTED'),
      'an injected bundle': (_: NodePki, files: Files) => {
        change(files, 'tenant-sa.yaml', / {2}sa.key: \S+\n/, '');
        change(files, 'tenant-sa.yaml', '  name:', '  annotations:\n    example.com/inject-keys: "true"\n  name:');
      },
      'two of one name': (_: NodePki, files: Files) => void files.set('copy.yaml', files.get('tenant-sa.yaml') ?? ''),
    };
    for (const [name, edit] of Object.entries(cases))
      assert.deepEqual([name, (await inspected(edit)).found], [name, []]);
  });

  it('reads a component’s configuration in a ConfigMap, with the kubeconfig that it names', async () => {
    const correct = await inspected((_, files) => configureScheduler(files));
    assert.deepEqual([correct.found, correct.broken], [[], []]);
    assert.ok(correct.works.includes('kube-scheduler → kube-apiserver'));
    const missing = await inspected((_, files) => configureScheduler(files, '/etc/kubernetes/other.conf'));
    assert.deepEqual(missing.found, ['manifests/flag-file-missing config.yaml:11']);
    const tokenless = await inspected((_, files) => {
      configureScheduler(files);
      change(files, 'plane.yaml', '--authentication-kubeconfig=/etc/kubernetes/scheduler.conf', '--v=2');
      change(files, 'plane.yaml', '--authorization-kubeconfig=/etc/kubernetes/scheduler.conf', '--v=2');
    });
    assert.ok(tokenless.works.includes('kube-scheduler → kube-apiserver'), 'only the configuration names the file');
  });

  it('does not take the configuration of another namespace for the one that is mounted', async () => {
    const { found, broken } = await inspected((_, files) => {
      configureScheduler(files, '/etc/kubernetes/other.conf');
      change(files, 'config.yaml', 'namespace: tenants', 'namespace: others');
    });
    assert.deepEqual([found, broken], [[], []]);
  });

  it('reads immutable objects, binaryData, and stringData before data', async () => {
    const { found, broken, works } = await inspected(async (pki, files) => {
      const other = await pki.otherAuthority();
      change(
        files,
        'tenant-etcd-ca.yaml',
        /\ndata:[\s\S]*/,
        `\nbinaryData:\n  ca.crt: ${base64(pki.text(`${PKI}etcd/ca.crt`))}\nimmutable: true\n`,
      );
      const right = indented(pki.text(`${PKI}etcd/ca.crt`));
      change(files, 'etcd-certs.yaml', /ca.crt: \S+\n/, `ca.crt: ${base64(other.pem)}\n`);
      change(files, 'etcd-certs.yaml', /$/, `stringData:\n  ca.crt: |\n${right}\n`);
    });
    assert.deepEqual([found, broken], [[], []]);
    assert.ok(works.includes('kube-apiserver → etcd'));
    const wrong = await inspected(async (pki, files) => {
      change(
        files,
        'etcd-certs.yaml',
        /$/,
        `stringData:\n  ca.crt: |\n${indented((await pki.otherAuthority()).pem)}\n`,
      );
    });
    assert.ok(wrong.broken.includes('kube-apiserver → etcd'));
  });
});

/** Gives the scheduler its kubeconfig by a configuration in a ConfigMap. */
function configureScheduler(files: Files, kubeconfig = '/etc/kubernetes/scheduler.conf'): void {
  const plane = 'plane.yaml';
  change(files, plane, '--kubeconfig=/etc/kubernetes/scheduler.conf', '--config=/etc/scheduler/config.yaml');
  const mount = '        - name: config\n          mountPath: /etc/scheduler\n        - name: scheduler\n';
  change(files, plane, '        - name: scheduler\n', mount);
  const volume = '      volumes:\n      - name: config\n        configMap:\n          name: scheduler-config\n';
  change(files, plane, '      volumes:\n', volume);
  files.set(
    'config.yaml',
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: scheduler-config
  namespace: tenants
data:
  config.yaml: |
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    clientConnection:
      kubeconfig: ${kubeconfig}
`,
  );
}

function indented(pem: string): string {
  return pem
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

function change(files: Files, path: string, from: string | RegExp, to: string): void {
  const before = files.get(path) ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing changed in ${path}`);
  files.set(path, after);
}

/** The errors and warnings about a control plane with one change, its broken connections, and those that work. */
async function inspected(edit: (pki: NodePki, files: Files) => void | Promise<void>) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  // Certificates change before the objects are written, text after.
  const draft = hostedControlPlane(pki);
  const before = new Map(draft);
  await edit(pki, draft);
  const files = hostedControlPlane(pki);
  const isText = draft.size !== before.size || [...draft].some(([path, text]) => before.get(path) !== text);
  const { report, workspace } = await inspectFiles(isText ? draft : files, NOW);
  const { findings, connections } = jsonReport(
    report,
    ['workspace'],
    pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]),
  );
  const loud = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const ends = (verdict: string) =>
    connections
      .filter((one) => one.verdict === verdict && one.follows === null)
      .map(({ from, to }) => `${from.component} → ${to.component}`);
  return {
    found: loud.map(({ rule, file, line }) => `${rule} ${file}:${line}`),
    messages: loud.map(({ message }) => message),
    related: report.findings.flatMap(({ related }) =>
      related.map((place) => `${workspace.path(place.uri)}:${(shownStart(report, place)?.line ?? -1) + 1}`),
    ),
    broken: ends('broken'),
    works: ends('ok'),
    errors: connections.flatMap(({ error }) => error ?? []),
  };
}
