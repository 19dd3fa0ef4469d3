import assert from 'node:assert/strict';
import { explainMessages, type Report } from '../../../src/core/index.ts';
import { type Progress, progressOf, withoutAnswers } from '../../../src/editor/exercises/answers.ts';
import { type BuiltExercise, buildExercise } from '../../../src/sample/buildExercise.ts';
import { BREAKS } from '../../../src/sample/exerciseBreaks.ts';
import { buildCorrectCluster, type ExerciseCluster } from '../../../src/sample/exerciseCluster.ts';
import { EXERCISES, type ExerciseFault, LEVELS } from '../../../src/sample/exerciseList.ts';
import type { SampleFiles } from '../../../src/sample/sampleTree.ts';
import { faultyNode } from '../../support/faults.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** As they are on disk: links are copies. */
function written(files: BuiltExercise['files']): ReadonlyMap<string, string> {
  const textAt = (path: string): string => {
    const file = files.get(path);
    assert.ok(file !== undefined, path);
    return typeof file === 'string' ? file : textAt(file.linkTo);
  };
  return new Map([...files.keys()].map((path) => [path, textAt(path)]));
}

const nameOf = ({ rule, path }: ExerciseFault) => `${rule} ${path}`;

describe('the cluster of the exercises', () => {
  it('has no finding before anything is broken', async () => {
    const { files } = await buildCorrectCluster(NOW);
    assert.deepEqual((await inspectFiles(written(files), NOW)).names, []);
  });
});

for (const level of LEVELS) {
  const faults: readonly ExerciseFault[] = EXERCISES[level];
  const answers = (shown: readonly number[]) => ({ folder: FOLDER_URI, faults, shown: new Set(shown) });

  describe(`the exercise of level ${level}`, () => {
    let exercise: BuiltExercise;
    let report: Report;
    let names: readonly string[];
    before(async () => {
      exercise = await buildExercise(level, NOW);
      ({ report, names } = await inspectFiles(written(exercise.files), NOW));
    });

    it('has its five faults and no other finding', () => {
      assert.equal(faults.length, 5);
      assert.deepEqual([...names].sort(), faults.map(nameOf).sort());
    });

    it('has a log of each fault that leads to it', async () => {
      assert.deepEqual(
        exercise.logs.map(({ id }) => id),
        faults.map(({ id }) => id),
      );
      for (const [at, { log }] of exercise.logs.entries()) {
        const [one, ...others] = await explainMessages(log, { report });
        assert.ok(one && others.length === 0, log);
        assert.equal(one.findings[0]?.rule, faults[at]?.rule ?? '', log);
      }
    });

    it('is on about the day it is made', async () => {
      const later = new Date('2051-03-04T05:06:07Z');
      const { files } = await buildExercise(level, later);
      assert.deepEqual([...(await inspectFiles(written(files), later)).names].sort(), [...names].sort());
    });

    it('hides every answer at first, and shows the one that is asked for', () => {
      const hidden = withoutAnswers(report, answers([]));
      assert.deepEqual([hidden.findings, hidden.connections, hidden.firstBreak], [[], [], undefined]);
      assert.deepEqual(
        hidden.nodes.flatMap(({ findings }) => findings),
        [],
      );
      assert.equal(hidden.files, report.files);
      const [, second] = faults;
      const shown = withoutAnswers(report, answers([2]));
      assert.deepEqual(
        shown.findings.map(({ rule }) => rule),
        [second?.rule],
      );
      assert.deepEqual(shown.connections, []);
      assert.equal(withoutAnswers(report, answers([1, 2, 3, 4, 5])), report);
      assert.equal(withoutAnswers(report, { ...answers([]), folder: `${FOLDER_URI}/other` }).findings.length, 5);
    });

    it('hides nothing else, as anyone may add the file that makes a folder an exercise', async () => {
      const node = await faultyNode('leaf-outlives-ca', { now: NOW });
      const other = await inspectFiles(node.files, NOW);
      assert.ok(other.names.length > 0);
      assert.equal(withoutAnswers(other.report, answers([])), other.report);
      const files = new Map<string, NodeFile | string>(written(exercise.files));
      for (const [path, file] of node.files) files.set(`mine/${path}`, file);
      const both = await inspectFiles(files, NOW);
      const left = withoutAnswers(both.report, answers([])).findings.map(({ at }) => both.workspace.path(at.uri));
      assert.ok(left.length > 0 && left.every((path) => path.startsWith('mine/')), left.join(' '));
    });

    for (const [at, fault] of faults.entries()) {
      it(`counts ${fault.id} as fixed, and nothing else, once its files are as before`, async () => {
        const { cluster, before } = await brokenBy(faults, fault);
        const broken = await progress(cluster.files);
        assert.ok(broken.open.every(Boolean));
        for (const [path, file] of before) cluster.files.set(path, file);
        const { open, others } = await progress(cluster.files);
        assert.deepEqual(
          open.map((finding) => finding === undefined),
          faults.map((_, index) => index === at),
        );
        assert.deepEqual(others, []);
      });
    }

    it('has the same findings of the others in whatever order faults are fixed', async () => {
      for (let left = 1; left < 2 ** faults.length - 1; left++) {
        const those = faults.filter((_, at) => (left & (1 << at)) !== 0);
        const cluster = await buildCorrectCluster(NOW);
        for (const { id } of those) await BREAKS[id](cluster);
        const found = await inspectFiles(written(cluster.files), NOW);
        assert.deepEqual([...found.names].sort(), those.map(nameOf).sort());
      }
    });

    it('counts what is broken while fixing', async () => {
      const { files } = exercise;
      const worse = new Map(files);
      worse.delete('control-plane/etc/kubernetes/pki/front-proxy-ca.crt');
      const { others } = await progress(worse);
      assert.ok(others.length > 0);
    });

    async function progress(files: BuiltExercise['files']): Promise<Progress> {
      return progressOf((await inspectFiles(written(files), NOW)).report, answers([]));
    }
  });
}

/** A cluster with all faults, and the files that the one fault changed, as they were before it; it is made last. */
async function brokenBy(
  faults: readonly ExerciseFault[],
  last: ExerciseFault,
): Promise<{ readonly cluster: ExerciseCluster; readonly before: SampleFiles }> {
  const cluster = await buildCorrectCluster(NOW);
  for (const fault of faults) if (fault !== last) await BREAKS[fault.id](cluster);
  const old = new Map(cluster.files);
  await BREAKS[last.id](cluster);
  const before = new Map([...old].filter(([path, file]) => cluster.files.get(path) !== file));
  assert.ok(before.size > 0);
  return { cluster, before };
}
