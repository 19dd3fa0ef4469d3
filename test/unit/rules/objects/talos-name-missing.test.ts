import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import type { IssuedCertificate } from '../../../support/certificates.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';
import { machineText } from '../../../support/talosText.ts';

const RULE = 'objects/talos-name-missing';

describe(RULE, () => {
  let ca: IssuedCertificate;
  let other: IssuedCertificate;

  before(async () => {
    ca = await authority('talos');
    other = await authority('other');
  });

  interface Names {
    readonly apid?: string;
    readonly apiServer?: string;
    /** "" leaves it out. */
    readonly hostname?: string;
    readonly type?: 'controlplane' | 'worker';
    readonly endpoint?: string;
  }

  const machine = ({ apid = '', apiServer = '', hostname = 'cp-1', type, endpoint = 'k8s.example.com' }: Names = {}) =>
    machineText({
      type,
      machineCa: { certificate: ca },
      clusterCa: { certificate: ca },
      machine: [`certSANs: [${apid}]`, ...(hostname === '' ? [] : [`network: { hostname: ${hostname} }`])],
      cluster: [`controlPlane: { endpoint: "https://${endpoint}:6443" }`, `apiServer: { certSANs: [${apiServer}] }`],
    });

  const talosconfig = (endpoint: string, by = ca) =>
    `context: prod\ncontexts:\n  prod:\n    endpoints: ["${endpoint}"]\n    ca: ${base64(by.pem)}\n`;

  const kubeconfig = (server: string, more = '') =>
    `apiVersion: v1\nkind: Config\nclusters:\n- name: prod\n  cluster: { server: "${server}", certificate-authority-data: ${base64(ca.pem)}${more} }\n`;

  const found = async (...texts: readonly string[]) =>
    (await checkFiles(RULE, Object.fromEntries(texts.map((text, at) => [`${'abcd'[at]}.yaml`, text])))).lines;

  it('reports an endpoint of talosctl that no list has', async () => {
    const { findings } = await checkFiles(RULE, {
      'a.yaml': machine({ apid: 'talos.example.com' }),
      talosconfig: talosconfig('admin.example.com:50000'),
    });
    assert.deepEqual(
      findings.map(({ messageId, path, text, slots, related }) => [
        messageId,
        path,
        text,
        slots.names,
        related.map((place) => place.split(':')[0]),
      ]),
      [['apid', 'talosconfig', '"admin.example.com:50000"', 'talos.example.com', ['a.yaml']]],
    );
  });

  it('accepts listed names, addresses, hostnames, and what is in every certificate', async () => {
    const named = machine({ apid: '10.0.0.1, talos.example.com, "*.nodes.example.com"' });
    for (const host of [
      'TALOS.example.com',
      'a.nodes.example.com',
      '10.0.0.9',
      '[fd00::1]:50000',
      'localhost',
      'cp-1.lan',
    ])
      assert.deepEqual(await found(named, talosconfig(host)), [], host);
    assert.deepEqual(await found(named, talosconfig('a.b.nodes.example.com')), ['apid b.yaml "a.b.nodes.example.com"']);
    // That is for Kubernetes.
    assert.deepEqual(await found(named, talosconfig('k8s.example.com')), ['apid b.yaml "k8s.example.com"']);
  });

  it('is silent where a machine may have any name, or is of another cluster', async () => {
    assert.deepEqual(await found(talosconfig('admin.example.com')), []);
    assert.deepEqual(await found(machine({ hostname: '' }), talosconfig('admin.example.com')), []);
    assert.deepEqual(await found(machine({ apid: '"{{ .Name }}"' }), talosconfig('admin.example.com')), []);
    assert.deepEqual(await found(machine({ type: 'worker' }), talosconfig('admin.example.com')), []);
    assert.deepEqual(await found(machine(), talosconfig('admin.example.com', other)), []);
    for (const hole of ['{{ .Endpoint }}', 'ref+vault://a/b'])
      assert.deepEqual(await found(machine(), talosconfig(hole)), [], hole);
    const second = machine({ hostname: 'cp-2', apid: 'admin.example.com' });
    assert.deepEqual(await found(machine(), second, talosconfig('admin.example.com')), []);
    const patch = 'machine:\n  certSANs: [admin.example.com]\n';
    assert.deepEqual(await found(machine(), patch, talosconfig('admin.example.com')), []);
  });

  it('compares the server of a kubeconfig with the names of the API server', async () => {
    const named = machine({ apiServer: 'api.example.com', apid: 'talos.example.com' });
    assert.deepEqual(await found(named, kubeconfig('https://talos.example.com:6443')), [
      'apiServer b.yaml "https://talos.example.com:6443"',
    ]);
    for (const host of ['api.example.com', 'k8s.example.com', '10.0.0.1', 'kubernetes.default.svc', 'localhost'])
      assert.deepEqual(await found(named, kubeconfig(`https://${host}:6443`)), [], host);
    const server = 'https://talos.example.com:6443';
    assert.deepEqual(await found(named, kubeconfig(server, ', tls-server-name: api.example.com')), []);
    assert.deepEqual(await found(named, kubeconfig(server, ', proxy-url: "http://proxy:8080"')), []);
    assert.deepEqual(await found(named, kubeconfig('http://talos.example.com:8080')), []);
  });
});
