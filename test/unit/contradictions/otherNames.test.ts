import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { NOW } from '../../support/apiObjects.ts';
import { exampleMachine } from '../../support/exampleMachine.ts';
import { ADMIN_CONF, KUBERNETES, PKI } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { DECOY_FINDING, DECOY_FOLDERS, decoys } from '../../support/names/decoys.ts';
import { OtherNames } from '../../support/names/otherNames.ts';
import { days } from '../../support/nodeOptions.ts';
import { readRuleExample } from '../../support/ruleExample.ts';

const SILENT = { debug() {}, info() {}, warn() {} };

async function inspect(
  workspace: MemoryWorkspace,
  now: Date,
  profile: 'default' | 'cis' = 'default',
): Promise<readonly Finding[]> {
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log: SILENT });
  const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, profile });
  assert.ok(report);
  return report.findings;
}

const lineOf = ({ rule, messageId, severity, evidence }: Finding) => `${rule} ${messageId} ${severity} ${evidence}`;

/** By rule whose node it is: what goes by names that a tool fixes, or compares names itself. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  // No unit is there: the name and the content of the worker's kubeconfig are what is left.
  'connections/handshake-refused': [
    '- connections/handshake-refused client error configured worker/etc/kubernetes/a002x.conf',
    '+ connections/handshake-refused client warning corroborated worker/etc/kubernetes/a002x.conf',
  ],
  // The client of kubeadm's probes, which no file names.
  'isolation/etcd-ca-shared': [
    '- trust/leaf-not-signed-by-trust presented error conventional etc/kubernetes/x2/a003x.yaml',
  ],
  // Files that kubeadm reads and writes by their names.
  'kubeconfigs/component-kubeconfig-uses-lb': [
    '- kubeconfigs/component-kubeconfig-uses-lb balancer hint configured etc/kubernetes/a018x.conf',
  ],
  'kubeconfigs/kubeconfig-stale-copy': [
    '- kubeconfigs/kubeconfig-stale-copy expired error configured root/.kube/config',
    '+ validity/cert-expired apiClient error configured root/.kube/config',
  ],
  'names/loopback-server-not-in-san': [
    '- names/loopback-server-not-in-san notNamed error configured etc/kubernetes/a000x.conf',
  ],
  'trust/external-ca-mode': ['- trust/external-ca-mode external hint configured etc/kubernetes/x2/a005x.yaml'],
  'validity/ca-expires-soon': [
    '- validity/ca-expires-soon soon warning configured etc/kubernetes/x1/a015x.crt',
    '+ validity/ca-expires-soon apart warning configured etc/kubernetes/x1/a015x.crt',
  ],
  // The benchmark names the folder.
  'permissions/pki-owner-not-root': [
    '- permissions/pki-owner-not-root files warning configured etc/kubernetes/x1/etcd/a011x.crt',
  ],
  // A name that is much alike is proposed.
  'manifests/flag-file-missing': [
    '- manifests/flag-file-missing nearest error configured etc/kubernetes/x2/a004x.yaml',
    '+ manifests/flag-file-missing missing error configured etc/kubernetes/x2/a004x.yaml',
  ],
  // Both files that the flags name are missing, and the decoys alone have their names: they are taken for a copy.
  'trust/cluster-ca-disagree': [
    '- trust/cluster-ca-disagree other error configured etc/kubernetes/a000x.conf',
    '- validity/cert-expired unknown warning configured app/tls/etcd/server.crt',
    '+ validity/cert-expired unused warning configured app/tls/etcd/server.crt',
    '+ trust/leaf-not-signed-by-trust presented error configured etc/kubernetes/x2/a004x.yaml',
  ],
};

describe('a node with names that say nothing, next to files with names that say much', () => {
  const different = new Map<string, readonly string[]>();

  for (const { id, profile = 'default' } of RULES) {
    it(`has the same findings: ${id}`, async () => {
      const { machine, now } = await exampleMachine(
        readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8')),
        'failing',
      );
      const other = new OtherNames(machine);
      const before = (await inspect(machine, now, profile)).map(
        (finding) => `${lineOf(finding)} ${other.renamed(machine.path(finding.at.uri))}`,
      );
      const folder = DECOY_FOLDERS[id.length % DECOY_FOLDERS.length] ?? 'docs';
      for (const [path, text] of await decoys(folder)) other.write(path, text);
      const after = (await inspect(other, now, profile)).map(
        (finding) => `${lineOf(finding)} ${other.path(finding.at.uri)}`,
      );
      const expected = new Set([...before, `${DECOY_FINDING} ${folder}/etcd/server.crt`]);
      const changes = [
        ...[...expected].filter((line) => !after.includes(line)).map((line) => `- ${line}`),
        ...[...new Set(after)].filter((line) => !expected.has(line)).map((line) => `+ ${line}`),
      ];
      if (changes.length > 0) different.set(id, changes);
    });
  }

  it('has others only where something is read by its name', () => {
    assert.deepEqual(Object.fromEntries([...different].sort()), DIFFERENT);
  });

  for (const folder of DECOY_FOLDERS) {
    it(`has none about such files in ${folder} alone, save of their content`, async () => {
      const workspace = new MemoryWorkspace(await decoys(folder));
      assert.deepEqual((await inspect(workspace, NOW)).map(lineOf), [DECOY_FINDING]);
    });
  }

  it('believes a folder whose certificates have other names if a kubeconfig next to it trusts one of them', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const ca = await node.otherAuthority('Shop root');
    const own = `${PKI}/apiserver.crt`;
    node.put(`${PKI}/ca.crt`, ca.pem);
    node.replaceCertificate(own, { subject: { commonName: 'shop' }, issuer: ca, notAfter: days(NOW, -2) });
    node.setKubeconfigAuthority(ADMIN_CONF, ca);
    node.setText(ADMIN_CONF, (text) => text.replaceAll('kubernetes-admin', 'clerk'));
    node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'clerk' } });
    const expired = async (paths: readonly string[]) => {
      const copy = new Map(paths.map((path) => [`app/${path.slice(KUBERNETES.length + 1)}`, node.text(path)]));
      return (await inspect(new MemoryWorkspace(copy), NOW))
        .map(lineOf)
        .filter((line) => line.includes('cert-expired'));
    };
    const folder = [`${PKI}/ca.crt`, own, `${PKI}/apiserver.key`];
    assert.deepEqual(await expired([...folder, ADMIN_CONF]), ['validity/cert-expired serving error conventional']);
    assert.deepEqual(await expired(folder), [DECOY_FINDING]);
    node.setKubeconfigAuthority(ADMIN_CONF, await node.otherAuthority('Another root'));
    assert.deepEqual(await expired([...folder, ADMIN_CONF]), [DECOY_FINDING]);
  });
});
