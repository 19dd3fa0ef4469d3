import assert from 'node:assert/strict';
import { describeArtifact, describeContext, type Report } from '../../../src/core/index.ts';
import type { CertificateArtifact } from '../../../src/core/model/artifacts/artifact.ts';
import { expirationReport } from '../../../src/core/presentation/expiration/expirationReport.ts';
import { jsonReport } from '../../../src/core/presentation/reports/json/jsonReport.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { rendered } from '../../support/rendered.ts';

const CA = 'etc/kubernetes/pki/etcd/ca.crt';
/** Not one of kubeadm's files, which are known by their names. */
const OTHER = 'etc/kubernetes/pki/other.crt';
const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

/** Version 1 has no extensions: such a root cannot say that it is a CA, and Go accepts it as one. */
describe('a root of version 1', () => {
  let report: Report;
  let artifact: CertificateArtifact;
  before(async () => {
    const node = await openNode({ now: NOW });
    node.replaceCertificate(CA, { version: 1 });
    node.put(OTHER, node.text(CA));
    node.remove(CA);
    report = (await inspectFiles(node.files, NOW)).report;
    const [first] = report.files.get(`${FOLDER_URI}/${OTHER}`)?.artifacts ?? [];
    assert.ok(first?.kind === 'certificate');
    artifact = first;
    assert.equal(artifact.certificate.version, 1);
  });

  it('is called a CA in a hover, in the expiration view and in the report', () => {
    const [inspected] = report.nodes;
    assert.ok(inspected);
    const { title } = rendered(describeArtifact(artifact, describeContext(inspected, NOW.getTime(), THRESHOLDS)));
    assert.equal(title, 'CA "etcd-ca"');
    const { sha256 } = artifact.certificate;
    const json = jsonReport(report, ['.'], (uri) => uri).certificates.filter((one) => one.sha256 === sha256);
    assert.deepEqual(new Set(json.map(({ isCA }) => isCA)), new Set([true]));
    const { authorities, certificates } = expirationReport(report, THRESHOLDS);
    const has = (rows: typeof authorities) => rows.some(({ certificate }) => certificate?.sha256 === sha256);
    assert.deepEqual([has(authorities), has(certificates)], [true, false]);
  });

  it('is given the time to warn of a CA', async () => {
    const node = await openNode({ now: NOW });
    const [notBefore, notAfter] = [new Date('2017-06-01T00:00:00Z'), new Date('2027-02-01T00:00:00Z')];
    node.replaceCertificate(CA, { version: 1, notBefore, notAfter });
    const { findings } = (await inspectFiles(node.files, NOW)).report;
    assert.ok(findings.some(({ rule, at }) => rule === 'validity/ca-expires-soon' && at.uri.endsWith(CA)));
  });
});
