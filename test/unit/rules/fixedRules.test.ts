import assert from 'node:assert/strict';
import { commandLines, mainLine } from '../../../src/core/index.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { NOW } from '../../support/generator/design.ts';
import { GENERATED_FAULTS, faultyNode as generatedNode } from '../../support/generator/faults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { isLoud } from '../../support/repair.ts';

/** Enough of each kind of generated fault to meet several layouts. */
const SEEDS = [0, 1, 2, 3, 6];

const MOST = 40;

/** Rules that have no fix, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  'keys/ca-key-mismatch': 'the key that signed is lost, unless another file of the node has it',
  'connections/handshake-refused': 'reports what no other rule explains',
  'files/pem-bom':
    'at the start of a file the editor hides the mark, and an edit cannot reach it: saving as UTF-8 removes it',
  'isolation/etcd-ca-shared': 'the separate CA that etcd needs does not exist yet',
  'files/yaml-syntax': 'what was meant, its author knows',
  'files/ca-file-holds-key': 'where the key belongs, its owner knows',
};

interface Count {
  all: number;
  fixed: number;
}

describe('the rules that fire most in the seeded tests', () => {
  const counts = new Map<string, Count>();
  /** The commands that stand for a sequence where there is room for one. */
  const mainLines = new Set<string>();

  async function add(files: NodeFiles): Promise<void> {
    const { report } = await inspectFiles(files, NOW);
    for (const { rule, fixes, command } of report.findings.filter(isLoud)) {
      const count = counts.get(rule) ?? { all: 0, fixed: 0 };
      count.all++;
      if (fixes.length > 0 || command !== undefined) count.fixed++;
      if (command !== undefined && commandLines(command).length > 1) mainLines.add(mainLine(command));
      counts.set(rule, count);
    }
  }

  it('have a fix', async () => {
    for (const { id } of FAULTS) await add((await faultyNode(id, { now: NOW })).files);
    for (const fault of GENERATED_FAULTS) {
      for (const seed of SEEDS) {
        const node = await generatedNode(seed, fault);
        if (node) await add(node.files);
      }
    }
    const byCount = [...counts].sort(([a, one], [b, other]) => other.all - one.all || (a < b ? -1 : 1));
    const most = byCount.filter(([rule]) => !(rule in WITHOUT)).slice(0, MOST);
    assert.deepEqual(
      most.filter(([, { fixed }]) => fixed === 0).map(([rule, { all }]) => `${rule} ${all}`),
      [],
    );
    const fixed = byCount.filter(([, count]) => count.fixed > 0);
    assert.ok(fixed.length >= MOST, fixed.map(([rule, { all }]) => `${all} ${rule}`).join('\n'));
  });

  it('are named by the command that does the work, not by what moves files and waits', () => {
    assert.ok(mainLines.size > 20, `${mainLines.size}`);
    assert.deepEqual(
      [...mainLines].filter((line) => /^(?:mkdir|mv|cp|chown|chmod|sleep|cat|printf) /.test(line)),
      [],
    );
  });
});
