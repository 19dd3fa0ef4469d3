import assert from 'node:assert/strict';
import { describeAt, type Report, reportRotations } from '../../../../src/core/index.ts';
import { oldAuthorityText, rotationOfAuthority } from '../../../../src/core/presentation/describe/describeRotation.ts';
import { certificateNodes } from '../../../../src/editor/trees/certificateNodes.ts';
import { rotationView } from '../../../../src/editor/trees/certificates/rotationNode.ts';
import type { TreeNode } from '../../../../src/editor/trees/nodes/treeNode.ts';
import type { IssuedCertificate } from '../../../support/certificates.ts';
import { type NodePki, openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = nodeSettings({}).now;
const CA = 'etc/kubernetes/pki/ca.crt';
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

const confsOf = (pki: NodePki) => [...pki.files.keys()].filter((path) => /^etc\/kubernetes\/[\w-]+\.conf$/.test(path));

function trustInConfs(pki: NodePki, ...authorities: readonly IssuedCertificate[]): void {
  const data = base64(authorities.map(({ pem }) => pem).join(''));
  for (const conf of confsOf(pki)) pki.setField(conf, 'certificate-authority-data', data);
}

/** The ids of the templates, without their slots. */
const template = (text: object) => ('template' in text ? text.template : undefined);

const rotationOf = (report: Report) => reportRotations(report)[0] ?? assert.fail('no rotation');

function find(nodes: readonly TreeNode[], id: RegExp): TreeNode | undefined {
  for (const node of nodes) {
    const found = id.test(node.id) ? node : find(node.children, id);
    if (found) return found;
  }
  return undefined;
}

describe('the rotation of a CA, as it is shown', () => {
  let pki: NodePki;
  let old: IssuedCertificate;
  let next: IssuedCertificate;
  const inspect = async () => (await inspectFiles(pki.files, NOW)).report;
  before(async () => {
    pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    old = pki.certificate(CA);
    next = await pki.otherAuthority('kubernetes');
    pki.setCertificate(CA, old, [next]);
  });

  it('explains that the old CA must stay while it signs certificates, and which files trust which', async () => {
    const report = await inspect();
    assert.equal(
      template(oldAuthorityText(rotationOf(report))),
      'must stay: {count} certificates are still signed by it',
    );
    const hover = describeAt(report, `${FOLDER_URI}/${CA}`, 10, THRESHOLDS)?.description ?? assert.fail('no hover');
    const section = rendered(hover).sections.find(({ heading }) => heading === 'Rotation');
    assert.deepEqual(
      section?.rows.map(({ label }) => label),
      ['Files that trust', 'Old CA', 'Next step'],
    );
    assert.match(section?.rows[0]?.value ?? '', /^only the old one: \d+, both: 1$/);
  });

  it('has a row below each generation in Certificates, with the step, the files and what was signed', async () => {
    const report = await inspect();
    const [node] = report.nodes;
    assert.ok(node);
    const rotations = rotationView(report);
    const rows = certificateNodes(node, report.now, THRESHOLDS, { grouping: 'authority', rotations });
    const row = find(rows, /\/rotation$/) ?? assert.fail('no row');
    const [step, first, second] = row.children;
    assert.equal(row.children.length, 3);
    assert.equal(template(step?.description ?? {}), template(rotationOf(report).next));
    const labels = [first, second].map((one) => template(one?.label ?? {}));
    assert.deepEqual(labels, ['Old CA', 'New CA']);
    const texts = (first?.children ?? []).map(({ description = {} }) => template(description));
    assert.deepEqual([...new Set(texts)], ['trusts both', 'trusts only this one', 'signed by it']);
    assert.equal(first?.children.filter(({ target }) => target === undefined).length, 0);
    const filter = { kind: 'authorities' } as const;
    const filtered = certificateNodes(node, report.now, THRESHOLDS, {
      grouping: 'authority',
      rotations,
      filter: filter as never,
    });
    assert.equal(find(filtered, /\/rotation$/), undefined);
  });

  it('explains that the old CA can be removed once no certificate is signed by it', async () => {
    trustInConfs(pki, old, next);
    for (const path of pki.files.keys()) {
      const isLeaf = /^etc\/kubernetes\/(pki\/apiserver(-kubelet-client)?\.crt|[\w-]+\.conf)$/.test(path);
      if (isLeaf && !path.endsWith('kubelet.conf')) pki.replaceCertificate(path, { issuer: next });
    }
    const client = [...pki.files.keys()].find((path) => /kubelet-client-\d.*\.pem$/.test(path));
    if (client) pki.replaceCertificate(client, { issuer: next });
    const report = await inspect();
    assert.equal(template(oldAuthorityText(rotationOf(report))), 'may be removed');
  });

  it('is none of a CA that has one generation', async () => {
    const { report } = await inspectFiles((await openNode({ keyAlgorithm: 'ECDSA-P256' })).files, NOW);
    for (const { view } of report.nodes) {
      for (const { file } of view.files) {
        for (const artifact of file.artifacts) {
          if (artifact.kind === 'certificate')
            assert.equal(rotationOfAuthority(report, artifact.certificate), undefined);
        }
      }
    }
  });
});
