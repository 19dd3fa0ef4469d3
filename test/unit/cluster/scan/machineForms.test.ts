import assert from 'node:assert/strict';
import { type Finding, type Report, shownPlace } from '../../../../src/core/index.ts';
import { NOW } from '../../../support/generator/design.ts';
import { faultyNode, GENERATED_FAULTS } from '../../../support/generator/faults.ts';
import { MACHINE_FORMS, type MachineForm, machineTexts } from '../../../support/machineForms.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';

const NO_FAULT = { id: 'none', apply: () => ({ paths: [] }) };

/** The rules about files that a folder lacks; a document may omit anything. */
const OF_ABSENCE = new Set(['manifests/flag-file-missing', 'kubeconfigs/kubeconfig-file-missing']);

/** The entries that a document cannot contain: links. */
const withoutLinks = (files: NodeFiles): NodeFiles =>
  new Map([...files].filter(([, one]) => one instanceof Uint8Array));

const isLoud = ({ severity }: Finding) => severity === 'warning' || severity === 'error';

function keysOf({ findings, files }: Report, paths: (uri: string) => string): readonly string[] {
  return findings
    .filter((finding) => isLoud(finding) && !OF_ABSENCE.has(finding.rule))
    .map(({ rule, messageId, at: { uri, span } }) => {
      assert.ok(files.has(uri));
      return `${rule} ${messageId} ${paths(uri)} ${span.start}-${span.end}`;
    })
    .sort();
}

async function asDocument(form: MachineForm, files: NodeFiles) {
  const { report, workspace } = await inspectFiles({ [form.document]: form.write(machineTexts(files)) }, NOW);
  return { report, keys: keysOf(report, (uri) => workspace.path(uri).replace(`${form.document}#!/`, '')) };
}

describe('a node as the machine configuration that makes it', () => {
  for (const [at, form] of MACHINE_FORMS.entries()) {
    it(`gives no warning as ${form.name} where it is correct`, async () => {
      for (const seed of [at, at + 20]) {
        const node = await faultyNode(seed, NO_FAULT);
        assert.ok(node);
        const { keys, report } = await asDocument(form, node.files);
        assert.deepEqual(keys, []);
        assert.ok(report.files.size > 5, 'its files are read');
      }
    });
  }

  for (const [at, fault] of GENERATED_FAULTS.entries()) {
    const forms = [0, 7, 13].flatMap((step) => MACHINE_FORMS[(at + step) % MACHINE_FORMS.length] ?? []);
    it(`shows ${fault.id} as its folder does`, async () => {
      for (let seed = at * 7; seed < at * 7 + 40; seed++) {
        const node = await faultyNode(seed % 40, fault);
        if (!node) continue;
        const files = withoutLinks(node.files);
        const folder = await inspectFiles(files, NOW);
        const wanted = keysOf(folder.report, (uri) => folder.workspace.path(uri));
        for (const form of forms) assert.deepEqual((await asDocument(form, files)).keys, wanted, form.name);
        return;
      }
      assert.fail('no node has anything of the kind');
    });
  }
});

describe('the places of what a machine configuration writes', () => {
  const read: Record<string, (text: string) => string> = {
    'cloud-init, quoted': (text) => JSON.parse(`"${text}"`),
    'Ignition, plain': decodeURIComponent,
    MachineConfig: decodeURIComponent,
  };

  for (const form of MACHINE_FORMS) {
    it(`are those of ${form.isPlain ? 'each character' : 'the value'} in ${form.name}`, async () => {
      const node = await faultyNode(3, GENERATED_FAULTS.find(({ id }) => id.startsWith('leaf of another')) ?? NO_FAULT);
      assert.ok(node);
      const { report, workspace } = await inspectFiles({ [form.document]: form.write(machineTexts(node.files)) }, NOW);
      const document = report.files.get(workspace.uri(form.document));
      let seen = 0;
      for (const file of report.files.values()) {
        if (file === document) continue;
        const whole = file.within?.place.span;
        assert.ok(whole && file.text !== undefined);
        for (const { origin } of file.artifacts) {
          const shown = shownPlace(file, origin.span);
          assert.equal(shown.file, document);
          assert.ok(whole.start <= shown.span.start && shown.span.end <= whole.end);
          if (!form.isPlain || origin.trail.some(({ kind }) => kind === 'base64')) continue;
          const text = document?.text?.slice(shown.span.start, shown.span.end) ?? '';
          const content: string = file.text.slice(origin.span.start, origin.span.end);
          const unindented = (written: string) => written.replaceAll(/\n +/g, '\n');
          assert.equal(unindented((read[form.name] ?? unindented)(text)), unindented(content));
          seen++;
        }
      }
      assert.ok(seen > 3 || !form.isPlain);
    });
  }
});
