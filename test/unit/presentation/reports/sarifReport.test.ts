import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { BLOCK_PLAIN, writeScalar } from '../../../../src/core/formats/yaml/writeScalar.ts';
import { phrase, sarifReport } from '../../../../src/core/index.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { sarifFixes } from '../../../../src/core/presentation/reports/sarifFixes.ts';
import { DOCUMENTED_RULES } from '../../../support/documentedRules.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CONFIG = 'var/lib/kubelet/config.yaml';
const APISERVER = 'etc/kubernetes/manifests/kube-apiserver.yaml';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
  readonly fixes?: readonly object[];
  readonly message: { readonly text: string };
  readonly properties?: Readonly<Record<'breaks' | 'stops' | 'follows', readonly string[]>>;
  readonly locations: readonly { readonly physicalLocation: Readonly<Record<string, Record<string, number>>> }[];
  readonly relatedLocations: readonly { readonly id: number; readonly message: { readonly text: string } }[];
}

async function runOf(edit: (pki: NodePki) => void, withSuppressed = false, now = NOW) {
  const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  edit(pki);
  const { report } = await inspectFiles(pki.files, now);
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);
  const text = await sarifReport({ report, rules: DOCUMENTED_RULES, version: '1.2.3', pathOf, withSuppressed });
  const [run] = JSON.parse(text).runs;
  return { text, run, results: run.results as readonly Result[] };
}

const anonymous =
  (comment = '') =>
  (pki: NodePki) =>
    pki.setText(CONFIG, (text) => text.replace('    enabled: false', `${comment}    enabled: true`));
const printsOf = (results: readonly Result[]) =>
  results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['kubernetesPki/v1']}`).sort();

describe('output/sarifReport', () => {
  it('describes the tool, and each rule with its help and page', async () => {
    const { run, results } = await runOf(anonymous());
    const { driver } = run.tool;
    assert.equal(driver.semanticVersion, '1.2.3');
    assert.match(driver.informationUri, /^https:\/\//);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.ok(results.length > 0);
    for (const { ruleId, ruleIndex } of results) assert.equal(driver.rules[ruleIndex].id, ruleId);
    for (const rule of driver.rules) {
      assert.match(rule.name, /^[A-Z][A-Za-z0-9]+$/);
      assert.match(rule.helpUri, /^https:\/\/.*\.md$/);
      assert.ok(rule.help.text && rule.help.markdown && rule.fullDescription.text && rule.shortDescription.text);
      assert.doesNotMatch(rule.help.text, /`/);
    }
  });

  it('ties rules to the recommendations of the CIS benchmark', async () => {
    const { run } = await runOf(anonymous());
    const [benchmark] = run.taxonomies;
    assert.equal(benchmark.name, run.tool.driver.supportedTaxonomies[0].name);
    const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === 'kubelet/kubelet-anonymous-on');
    const [{ target, kinds }] = rule.relationships;
    assert.deepEqual(kinds, ['relevant']);
    assert.equal(benchmark.taxa[target.index].id, '4.2.1');
    assert.equal(target.toolComponent.name, benchmark.name);
  });

  it('states what a finding breaks, and what follows from it', async () => {
    const { results } = await runOf((pki) =>
      pki.replaceFlag('kube-apiserver', 'etcd-cafile', '/etc/kubernetes/pki/ca.crt'),
    );
    const [cause, ...more] = results.filter(({ properties }) => properties !== undefined);
    assert.deepEqual(more, []);
    assert.equal(cause?.ruleId, 'trust/leaf-not-signed-by-trust');
    assert.match(cause.message.text, /\. 1 connection broken, 6 more because kube-apiserver does not start\.$/);
    const { breaks, stops, follows } = cause.properties ?? {};
    assert.deepEqual([breaks, stops], [['kube-apiserver → etcd'], ['kube-apiserver']]);
    assert.equal(follows?.length, 6);
    assert.ok(follows.includes('kube-scheduler → kube-apiserver'));
  });

  it('recognizes a finding after lines were added above it and after days have passed', async () => {
    const broken = (pki: NodePki) => {
      pki.replaceCertificate('etc/kubernetes/pki/apiserver.crt', {
        notBefore: new Date('2025-06-20T00:00:00Z'),
        notAfter: new Date('2026-06-20T00:00:00Z'),
      });
      pki.setText(APISERVER, (text) => text.replace(/--etcd-cafile=.*/, '--etcd-cafile=/etc/kubernetes/pki/ca.crt'));
      anonymous()(pki);
    };
    const moved = (pki: NodePki) => {
      broken(pki);
      for (const path of [APISERVER, CONFIG]) pki.setText(path, (text) => `# one\n# two\n${text}`);
    };
    const before = await runOf(broken);
    const after = await runOf(moved, false, new Date('2026-06-03T12:00:00Z'));
    assert.ok(before.results.length >= 3);
    assert.deepEqual(printsOf(after.results), printsOf(before.results));
    assert.equal(new Set(printsOf(before.results)).size, before.results.length);
  });

  it('marks the first line of a certificate, and gives the whole block as context', async () => {
    const { results } = await runOf((pki) =>
      pki.replaceCertificate('etc/kubernetes/pki/apiserver.crt', {
        notBefore: new Date('2025-01-01T00:00:00Z'),
        notAfter: new Date('2026-01-01T00:00:00Z'),
      }),
    );
    const expired = results.find(({ ruleId }) => ruleId === 'validity/cert-expired');
    const { region, contextRegion } = expired?.locations[0]?.physicalLocation ?? {};
    assert.deepEqual(region, { startLine: 1, startColumn: 1, endLine: 1, endColumn: 28 });
    assert.equal(contextRegion?.startLine, 1);
    assert.ok((contextRegion?.endLine ?? 0) > 5);
  });

  it('leaves out what a comment hides, or marks it with the reason', async () => {
    const hide = anonymous('    # kubernetes-pki-disable-next-line kubelet/kubelet-anonymous-on -- a lab\n');
    const without = await runOf(hide);
    assert.deepEqual(
      without.results.map(({ ruleId }) => ruleId),
      [],
    );
    const { results } = await runOf(hide, true);
    assert.deepEqual(
      results.map(({ ruleId, suppressions }) => ({ ruleId, suppressions })),
      [
        {
          ruleId: 'kubelet/kubelet-anonymous-on',
          suppressions: [{ kind: 'inSource', justification: 'a lab' }],
        },
      ],
    );
  });

  it('carries the quick fixes', async () => {
    const { results } = await runOf(anonymous());
    const [fix] = results.find(({ ruleId }) => ruleId === 'kubelet/kubelet-anonymous-on')?.fixes ?? [];
    assert.deepEqual(Object.keys(fix ?? {}), ['description', 'artifactChanges']);
    assert.match(JSON.stringify(fix), /"insertedContent":\{"text":"false"\}/);
  });

  it('gives out no fix that holds a key, a certificate or a token', () => {
    const places = { file: (uri: string) => ({ uri }), region: () => ({ startLine: 1 }) };
    const fixOf = (value: string) => {
      const text = writeScalar(value, BLOCK_PLAIN);
      assert.ok(text !== undefined);
      return [{ title: phrase('T'), edits: [{ uri: 'a', span: { start: 0, end: 1 }, text }] }];
    };
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = privateKey.export({ format: 'pem', type: 'sec1' }).toString();
    const secret = [
      key,
      Buffer.from(key).toString('base64'),
      `eyJhbGciOiJSUzI1NiJ9.${'x'.repeat(60)}.y`,
      'abcd\nefgh\n'.repeat(20),
    ];
    for (const text of secret) assert.equal(sarifFixes(fixOf(text), places), undefined, text);
    assert.equal(sarifFixes(fixOf('/etc/kubernetes/pki/apiserver-etcd-client.crt'), places)?.length, 1);
    assert.equal(sarifFixes(fixOf(''), places)?.length, 1);
  });

  it('notes the files that were not read', async () => {
    const { run } = await runOf((pki) => pki.put('etc/kubernetes/pki/big.crt', new Uint8Array(6 * 1024 * 1024)));
    const [note] = run.invocations[0].toolExecutionNotifications;
    assert.equal(note.level, 'note');
    assert.match(note.message.text, /larger than 5 MiB/);
  });
});
