import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, jsonReport, pathsBelow, type Report } from '../../../../src/core/index.ts';
import { NOW } from '../../../support/apiObjects.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PKI = 'etc/kubernetes/pki/';
const PODS = 'plane.yaml';
type Files = Map<string, NodeFile | string>;

/** The folders of the pods and of their objects, and the files that make one of the folders a node. */
interface Placement {
  readonly pods: string;
  readonly objects: string;
  readonly others?: (pki: NodePki) => Promise<Iterable<readonly [string, NodeFile | string]>>;
}

const hub = async () => {
  const { files } = await openNode({ clusterName: 'hub', keyAlgorithm: 'ECDSA-P256' });
  return [...files].map(([path, file]) => [`hub/${path}`, file] as const);
};

const PLACEMENTS: Readonly<Record<string, Placement>> = {
  'the name of their manifest makes the pods’ folder a node': {
    pods: 'deploy/manifests/kube-apiserver.yaml',
    objects: 'secrets/',
  },
  'a kubeconfig makes the objects’ folder a node': {
    pods: 'deploy/plane.yaml',
    objects: 'dump/secrets/',
    others: async (pki) => [['dump/admin.conf', pki.text('etc/kubernetes/admin.conf')]],
  },
  'the objects are next to the files of another control plane': {
    pods: 'deploy/plane.yaml',
    objects: 'hub/tenants/',
    others: hub,
  },
  'each side is in a separate node': {
    pods: 'deploy/manifests/kube-apiserver.yaml',
    objects: 'dump/',
    others: async (pki) => [['dump/admin.conf', pki.text('etc/kubernetes/admin.conf')]],
  },
};

/** Changes before the objects are written. */
const FAULTS: Readonly<Record<string, (pki: NodePki) => void | Promise<void>>> = {
  nothing: () => {},
  'an expired serving certificate': (pki) =>
    void pki.replaceCertificate(`${PKI}apiserver.crt`, {
      notBefore: new Date('2025-01-01'),
      notAfter: new Date('2026-05-01'),
    }),
  'an expired TLS Secret': (pki) =>
    void pki.replaceCertificate(`${PKI}apiserver-etcd-client.crt`, {
      notBefore: new Date('2025-01-01'),
      notAfter: new Date('2026-05-01'),
    }),
  'a client certificate of another CA': async (pki) =>
    void pki.replaceCertificate(`${PKI}apiserver-etcd-client.crt`, { issuer: await pki.otherAuthority() }),
  'a kubeconfig of another CA': async (pki) =>
    void pki.replaceCertificate('etc/kubernetes/scheduler.conf', { issuer: await pki.otherAuthority() }),
  'a missing service address': (pki) => {
    const { sans = [] } = pki.certificate(`${PKI}apiserver.crt`).spec;
    pki.replaceCertificate(`${PKI}apiserver.crt`, { sans: sans.filter((san) => san !== 'ip:10.96.0.1') });
  },
};

describe('Secrets and ConfigMaps in another folder group than their pods', () => {
  for (const [title, placement] of Object.entries(PLACEMENTS)) {
    for (const [fault, change] of Object.entries(FAULTS)) {
      it(`have the findings of one folder if ${title}: ${fault}`, async () => {
        const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
        await change(pki);
        const expected = answersTo(await reportOf(hostedControlPlane(pki)));
        const { others = async () => [] } = placement;
        const found = answersTo(await reportOf(new Map([...placed(placement, pki), ...(await others(pki))])));
        assert.deepEqual(found.loud, expected.loud);
        assert.equal(expected.loud.length, fault === 'nothing' ? 0 : 1);
        assert.ok(expected.connections.every((one) => found.connections.includes(one)));
      });
    }
  }

  it('stay with their node if they are not the mounted ones', async () => {
    const cases: Readonly<Record<string, (files: Files, pki: NodePki) => void>> = {
      'another namespace': (files) => edit(files, 'secrets/tenant-sa.yaml', 'namespace: tenants', 'namespace: others'),
      'a second file with the object': (files, pki) =>
        void files.set('more/sa.yaml', hostedControlPlane(pki).get('tenant-sa.yaml') ?? ''),
      'an unmounted ConfigMap in the file': (files) =>
        edit(
          files,
          'secrets/tenant-sa.yaml',
          'apiVersion',
          '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\n  namespace: tenants\ndata:\n  key: value\n---\napiVersion',
        ),
    };
    for (const [title, change] of Object.entries(cases)) {
      const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const files = placed(PLACEMENT, pki);
      change(files, pki);
      const { loud, connections } = answersTo(await reportOf(files));
      assert.deepEqual([title, loud], [title, []]);
      assert.ok(connections.includes('unknown kube-apiserver → kube-apiserver'), title);
      assert.ok(connections.includes('ok kube-apiserver → etcd'), title);
    }
  });

  it('stay unknown if some are in the pods’ group, as in two environments of one name', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const other = await openNode({ clusterName: 'other', keyAlgorithm: 'ECDSA-P256' });
    const files = placed(PLACEMENT, pki);
    files.delete('secrets/tenant-apiserver.yaml');
    const own = hostedControlPlane(other).get('tenant-apiserver.yaml') ?? '';
    files.set('deploy/secrets/tenant-apiserver.yaml', own);
    const { loud, connections } = answersTo(await reportOf(files));
    assert.deepEqual(loud, []);
    assert.ok(connections.includes('unknown kube-apiserver → etcd'), connections.join('\n'));
  });

  it('are not shared by the pods of two groups', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const files = placed(PLACEMENT, pki);
    files.set('staging/manifests/kube-apiserver.yaml', hostedControlPlane(pki).get(PODS) ?? '');
    const { loud, connections } = answersTo(await reportOf(files));
    assert.deepEqual(loud, []);
    assert.ok(!connections.includes('ok kube-apiserver → etcd'));
  });

  it('follow an edit of the pods or of an object as a new inspection does', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const { workspace, inspector, report } = await inspectFiles(placed(PLACEMENT, pki), NOW);
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    const etcdIn = (one: Report) => answersTo(one).connections.filter((text) => / kube-apiserver → etcd$/.test(text));
    const seen = [etcdIn(report)];
    for (const [path, from, to] of [
      ['secrets/tenant-etcd-client.yaml', 'namespace: tenants', 'namespace: others'],
      ['secrets/tenant-etcd-client.yaml', 'namespace: others', 'namespace: tenants'],
      [PLACEMENT.pods, 'name: tenant-etcd-client', 'name: other-etcd-client'],
    ] as const) {
      const files: Files = new Map(workspace.files);
      edit(files, path, from, to);
      workspace.write(path, files.get(path) ?? '');
      const edited = await inspector.inspect(settings, { changed: new Set([workspace.uri(path)]) });
      assert.ok(edited);
      assert.deepEqual(answersTo(edited), answersTo(await reportOf(new Map(workspace.files))));
      seen.push(etcdIn(edited));
    }
    assert.deepEqual(seen, [
      ['ok kube-apiserver → etcd'],
      ['unknown kube-apiserver → etcd'],
      ['ok kube-apiserver → etcd'],
      ['unknown kube-apiserver → etcd'],
    ]);
  });
});

describe('a hosted control plane in the folder of a machine with its own', () => {
  it('is not compared with it', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const files = [...hostedControlPlane(pki)].map(([path, text]) => [`hub/tenants/${path}`, text] as const);
    const { loud, connections } = answersTo(
      await reportOf(new Map<string, NodeFile | string>([...files, ...(await hub())])),
    );
    assert.deepEqual(loud, []);
    assert.deepEqual(
      connections.filter((one) => one.startsWith('broken')),
      [],
    );
  });
});

const PLACEMENT = { pods: 'deploy/manifests/kube-apiserver.yaml', objects: 'secrets/' } as const;

function placed({ pods, objects }: Placement, pki: NodePki): Files {
  return new Map(
    [...hostedControlPlane(pki)].map(([path, text]) => [path === PODS ? pods : `${objects}${path}`, text]),
  );
}

function edit(files: Files, path: string, from: string, to: string): void {
  const content = files.get(path) ?? '';
  const before = content instanceof Uint8Array ? new TextDecoder().decode(content) : String(content);
  const after = before.replace(from, to);
  assert.notEqual(after, before);
  files.set(path, after);
}

async function reportOf(files: ReadonlyMap<string, NodeFile | string>): Promise<Report> {
  return (await inspectFiles(files, NOW)).report;
}

/** The errors and warnings by the name of their file, and the connections. */
function answersTo(report: Report) {
  const { findings, connections } = jsonReport(report, ['w'], pathsBelow([{ uri: FOLDER_URI, name: 'w' }]));
  const nameOf = (file: string) => (/kube-apiserver\.yaml$/.test(file) ? PODS : (file.split('/').at(-1) ?? ''));
  return {
    loud: findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ severity, rule, file, line, evidence }) => `${severity} ${rule} ${nameOf(file)}:${line} ${evidence}`)
      .sort(),
    connections: connections.map(({ verdict, from, to }) => `${verdict} ${from.component} → ${to.component}`).sort(),
  };
}
