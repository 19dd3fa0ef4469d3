import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Fix } from '../../../../src/core/model/finding.ts';
import { sarifFixes } from '../../../../src/core/presentation/reports/sarifFixes.ts';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';
import { withCommonNames } from '../../../support/distinguishedName.ts';
import { type FixCase, fixCase } from '../../../support/fixCases.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { renamedContent, renamedFolder } from '../../../support/renamedFolder.ts';
import { editedFiles } from '../../../support/repair.ts';
import { readRuleExample } from '../../../support/ruleExample.ts';
import { scalarsIn } from '../../../support/treeText.ts';

/** Every rule whose check offers edits. */
const FIXING = RULES.filter(({ id }) => /\bfixes\b/.test(readFileSync(`src/core/rules/${id}.ts`, 'utf8')));

/** Suffixes of a folder's name: none, and texts that would add a flag if a path were written unquoted. */
const HOSTILE = [
  '',
  '\n    - --authorization-mode=AlwaysAllow',
  ': #"\'$(X)`{{ x }}',
  '", "--authorization-mode=AlwaysAllow',
];

const FOLDER = 'etc/kubernetes/pki';

/** The same for names inside of files: of users, contexts, clusters and namespaces, and of certificates. */
const RENAMES: readonly ((name: string) => string)[] = [
  (name) => `${name}\n    - --authorization-mode=AlwaysAllow`,
  (name) => `--authorization-mode=AlwaysAllow ${name}`,
  (name) => `${name}: #"'$(X)\`{{ x }}", "--authorization-mode=AlwaysAllow`,
];

/** Values that a fix adds or takes away where that is not one for each of its edits. */
const VALUES: Readonly<Record<string, number>> = {
  // The mount's folder, name and mode, and the volume's folder, type and name.
  'manifests/flag-file-not-mounted': 6,
  // Name, two paths, mode and type of each volume.
  'kubeadm/kubeadm-extra-args-override-pki': 15,
  // Names of arguments become values, or values become names.
  'kubeadm/kubeadm-extra-args-shape': 12,
  // The kubelet reads a value under another name, in two fields.
  'kubelet/kubelet-bootstrap-dead-end': 4,
  // Two items of a list become one.
  'manifests/flag-bool-with-space': 2,
};

describe('every fix', () => {
  /** Rules whose edits wrote the name of the folder. */
  const naming = new Set<string>();
  /** Rules that had a fix under other names inside of files. */
  const named = new Set<string>();

  for (const { id, profile = 'default' } of FIXING) {
    const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));

    it(`of ${id} changes the values that it means, whatever a folder is called`, async () => {
      const { files, now } = await fixCase(id, example);
      let offered = 0;
      for (const more of HOSTILE) {
        const renamed = more === '' ? files : renamedFolder(files, FOLDER, FOLDER + more);
        const fixes = await assertFixes(id, { files: renamed, now }, profile, more);
        offered += more === '' ? fixes.length : 0;
        if (fixes.some((fix) => fix.edits.some(({ text }) => more !== '' && text.includes('AlwaysAllow'))))
          naming.add(id);
      }
      assert.ok(offered > 0, 'The case has no fix.');
    });

    it(`of ${id} changes the values that it means, whatever is in certificates and kubeconfigs`, async () => {
      for (const rename of RENAMES) {
        const { files, now } = await withCommonNames(rename, () => fixCase(id, example));
        const fixes = await assertFixes(id, { files: renamedContent(files, rename), now }, profile, rename('x'));
        if (fixes.length > 0) named.add(id);
      }
    });
  }

  it('is of a rule in this list', () => {
    assert.ok(FIXING.length >= 82, `${FIXING.length}`);
    assert.ok(naming.size >= 12, [...naming].join(' '));
    // The others find nothing on a node whose identities have other names.
    assert.ok(named.size >= 60, `${named.size}: ${FIXING.flatMap(({ id }) => (named.has(id) ? [] : id)).join(' ')}`);
  });
});

/** The fixes of the rule, each of which changes what it means. */
async function assertFixes(
  id: string,
  { files, now }: FixCase,
  profile: NonNullable<(typeof FIXING)[number]['profile']> | 'default',
  name: string,
): Promise<readonly Fix[]> {
  const { report, workspace } = await inspectFiles(files, now, { profile });
  const fixes = report.findings.filter(({ rule }) => rule === id).flatMap((finding) => finding.fixes);
  for (const fix of fixes) {
    const after = editedFiles(new Map(files), fix, workspace);
    for (const path of new Set(fix.edits.map(({ uri }) => workspace.path(uri)))) {
      assertMeant(id, fix, textOf(files, path), textOf(after, path), JSON.stringify([name, path]));
    }
    assertSameInSarif(fix);
  }
  return fixes;
}

function textOf(files: FixCase['files'], path: string): string {
  const content = files.get(path);
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
}

/** The values of YAML, or the lines of other text. */
function assertMeant(rule: string, fix: Fix, before: string, after: string, place: string): void {
  const isYaml = !`${before}${after}`.includes('-----BEGIN') && !/^\[/m.test(before) && !/^[A-Z_]+=/m.test(before);
  const [old, now] = isYaml ? [valuesOf(before), valuesOf(after)] : [linesOf(before), linesOf(after)];
  const added = without(now, old);
  const removed = without(old, now);
  const most = isYaml ? (VALUES[rule] ?? fix.edits.length) : Number.POSITIVE_INFINITY;
  const shown = `${place}\n+ ${added.join('\n+ ')}\n- ${removed.join('\n- ')}`;
  assert.ok(added.length <= most && removed.length <= Math.max(most, 1), shown);
  assert.notEqual(after, before);
  const flags = added.filter((line) => /^(?:.* = string |\s*(?:- )?["']?)--authorization-mode=AlwaysAllow/.test(line));
  assert.deepEqual(flags, [], shown);
}

/** "<path without indices> = <type> <value>" */
function valuesOf(text: string): readonly string[] {
  return [...scalarsIn(text)].map(([path, value]) => `${path.replaceAll(/\[\d+\]/g, '[]')} = ${value}`);
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n|[\r\n]/);

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** SARIF has the same edits, or none of a fix that would write out a secret. */
function assertSameInSarif(fix: Fix): void {
  const places = { file: (uri: string) => ({ uri }), region: ({ span }: { span: object }) => ({ ...span }) };
  const [shown] = sarifFixes([fix], places) ?? [];
  if (shown === undefined) return;
  const { artifactChanges } = shown as {
    artifactChanges: { replacements: { insertedContent?: { text: string }; deletedRegion: object }[] }[];
  };
  const replaced = artifactChanges.flatMap(({ replacements }) => replacements);
  const wanted = fix.edits.map(({ span, text }) => ({ text, span: { ...span } }));
  const found = replaced.map(({ insertedContent, deletedRegion }) => ({
    text: insertedContent?.text ?? '',
    span: deletedRegion,
  }));
  const byPlace = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  assert.ok(isDeepStrictEqual([...found].sort(byPlace), [...wanted].sort(byPlace)));
}
