import assert from 'node:assert/strict';
import { type Report, SEVERITIES } from '../../../src/core/index.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { GENERATED_FAULTS, faultyNode as generatedNode } from '../../support/generator/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { type NodeFiles, nodeSettings } from '../../support/nodeOptions.ts';

const isLoud = ({ severity }: Finding) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('warning');

const saidIn = ({ findings }: Report) => findings.filter(isLoud).map(({ rule, at }) => `${rule} ${at.uri}`);

function countOf(said: readonly string[], wanted: string): number {
  return said.filter((one) => one === wanted).length;
}

/** Two certificates in one line hid that the signer accepts one only. */
const REVEALED: Readonly<Record<string, string>> = { 'files/pem-glued-blocks': 'trust/signer-ca-bundle' };

/** Enough of each kind of generated fault to meet several layouts. */
const SEEDS = [0, 1, 2];

describe('the edits of quick fixes', () => {
  const fixed = new Set<string>();
  const wrong: string[] = [];

  async function applyAll(title: string, files: NodeFiles, now: Date): Promise<void> {
    const { report, workspace } = await inspectFiles(files, now);
    const before = saidIn(report);
    for (const finding of report.findings.filter(isLoud)) {
      for (const fix of finding.fixes) {
        const edited = new Map(files);
        for (const { uri, span, text } of fix.edits.toSorted((a, b) => b.span.start - a.span.start)) {
          const path = workspace.path(uri);
          const content = edited.get(path);
          const old = content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
          edited.set(path, new TextEncoder().encode(old.slice(0, span.start) + text + old.slice(span.end)));
        }
        const after = saidIn((await inspectFiles(edited, now)).report);
        const own = `${finding.rule} ${finding.at.uri}`;
        if (countOf(after, own) >= countOf(before, own)) wrong.push(`${title}: ${finding.rule} is still reported`);
        const revealed = REVEALED[finding.rule] ?? '-';
        const added = after.filter((one) => !before.includes(one) && !one.startsWith(revealed));
        if (added.length > 0) wrong.push(`${title}: ${finding.rule} leads to ${added.join(', ')}`);
        fixed.add(finding.rule);
      }
    }
  }

  it('leave nothing to say of what they repair, and break nothing', async () => {
    const now = new Date('2026-06-01T12:00:00Z');
    for (const { id } of FAULTS) await applyAll(id, (await faultyNode(id, { now })).files, now);
    for (const fault of GENERATED_FAULTS) {
      for (const seed of SEEDS) {
        const node = await generatedNode(seed, fault);
        if (node) await applyAll(`${fault.id} ${seed}`, node.files, nodeSettings({}).now);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(fixed.size >= 22, `${fixed.size}: ${[...fixed].sort().join(' ')}`);
  });
});
