import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInspector, DEFAULT_SETTINGS, type Report } from '../../../src/core/index.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { exampleMachine } from '../../support/exampleMachine.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { claimsOf, type Ground, groundOf, ownersShown } from '../../support/names/claims.ts';
import { loneNodes, WAYS, type Way } from '../../support/names/loneNodes.ts';
import { readRuleExample } from '../../support/ruleExample.ts';

const SILENT = { debug() {}, info() {}, warn() {} };

async function inspect(workspace: MemoryWorkspace, now: Date, profile: 'default' | 'cis'): Promise<Report> {
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log: SILENT });
  const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, profile });
  assert.ok(report);
  return report;
}

/** The grounds that may make errors and warnings of a group true on such a node. A group that is not listed has none there. */
const GROUNDS: Readonly<Record<string, readonly Ground[]>> = {
  files: ['bytes', 'command', 'document', 'name and content'],
  isolation: ['command'],
  keys: ['bytes', 'command', 'document', 'name and content'],
  kubeadm: ['document'],
  kubeconfigs: ['document'],
  kubelet: ['command', 'document', 'unit'],
  manifests: ['command'],
  names: ['bytes', 'document', 'name and content'],
  objects: ['document'],
  requests: ['document'],
  tls: ['bytes', 'command'],
  trust: ['bytes', 'command', 'document', 'name and content'],
  usage: ['name and content'],
  validity: ['bytes', 'document', 'name and content', 'output'],
};

/** The ways in which content agrees with a name, so that both together suggest a use. */
const AGREEING: ReadonlySet<Way> = new Set(['place', 'name', 'pair by name']);

const WITHOUT_NAME: Way = 'other content without name';

/** Files that are only read because of their names or folders. What is reported of them is in them, and states no owner by the name. */
const READ_BY_NAME: Readonly<Record<string, string>> = {
  'files/yaml-syntax': 'etc/kubernetes/manifests/kube-scheduler.yaml',
  'kubelet/kubelet-env-quoting': 'var/lib/kubelet/kubeadm-flags.env',
  'objects/talos-client-expired': 'talosconfig',
  'objects/talos-client-expires-soon': 'talosconfig',
  'validity/cert-expired': 'root/.kube/config',
  'validity/expiry-report-row-expired': 'root/check-expiration.txt',
  'validity/expiry-report-row-missing': 'root/check-expiration.txt',
};

/** How often each way is walked. */
const WALKED: Readonly<Record<Way, number>> = {
  place: RULES.length,
  name: RULES.length,
  content: RULES.length,
  'other content in place': RULES.length,
  'other content': RULES.length,
  'other content without name': RULES.length,
  'other kind': 270,
  'pair by name': 24,
  'pair by content': 24,
  'pair of other content': 24,
};

// Each rule with an example, and nodes of one file or a pair: some 50 s of processor time.
describe('a node on which little more than a name suggests', () => {
  const walked = new Map<Way, number>();
  const grounds = new Map<string, Set<Ground>>();
  const byName = new Map<string, string>();

  for (const { id, profile = 'default' } of RULES) {
    it(`what ${id} reports: no owner is stated as a fact`, async () => {
      const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
      const { machine, now } = await exampleMachine(example, 'failing');
      const finding = (await inspect(machine, now, profile)).findings.find(({ rule }) => rule === id);
      assert.ok(finding);
      const stated: string[] = [];
      const loud = new Map<Way, ReadonlySet<string>>();
      for (const [way, files] of loneNodes(machine, finding)) {
        walked.set(way, (walked.get(way) ?? 0) + 1);
        const workspace = new MemoryWorkspace(files);
        const shown = ownersShown(files);
        const { findings } = await inspect(workspace, now, profile);
        for (const one of findings) {
          const { rule, severity, evidence } = one;
          for (const { text, owners, isGuess } of claimsOf(one)) {
            // The message of such a finding says it for its places.
            const isLikely = isGuess || evidence === 'corroborated';
            const isRight = isLikely ? AGREEING.has(way) : owners.every((owner) => shown.has(owner));
            if (!isRight) stated.push(`${way}: ${rule} ${severity} ${evidence}: ${text}`);
          }
          if (evidence === 'corroborated' && (severity === 'error' || !AGREEING.has(way)))
            stated.push(`${way}: ${rule} ${severity} ${evidence}: ${plainText(one.message)}`);
        }
        const serious = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        loud.set(way, new Set(serious.map(({ rule }) => rule)));
        for (const one of serious) {
          const file = files.get(workspace.path(one.at.uri).replace(/#!.*/, ''));
          assert.ok(file);
          const group = one.rule.split('/')[0] ?? '';
          grounds.set(group, (grounds.get(group) ?? new Set()).add(groundOf(one, file)));
        }
      }
      for (const way of ['other content', 'other content in place'] as const) {
        for (const rule of loud.get(way) ?? [])
          if (!loud.get(WITHOUT_NAME)?.has(rule)) byName.set(rule, finding.at.uri.slice(FOLDER_URI.length + 1));
      }
      assert.deepEqual(stated, []);
    });
  }

  it('is tried with every rule, in every way that its files allow', () => {
    assert.deepEqual(Object.fromEntries(WAYS.map((way) => [way, walked.get(way)])), WALKED);
  });

  it('has errors and warnings by what the file itself proves', () => {
    const found = [...grounds].sort().map(([group, known]) => [group, [...known].sort()]);
    assert.deepEqual(Object.fromEntries(found), GROUNDS);
  });

  it('has none by a name alone, save in files that are read because of their names', () => {
    assert.deepEqual(Object.fromEntries([...byName].sort()), READ_BY_NAME);
  });
});
