import assert from 'node:assert/strict';
import { BREAKS } from '../../../src/sample/exerciseBreaks.ts';
import { buildCorrectCluster } from '../../../src/sample/exerciseCluster.ts';
import type { ExerciseFaultId } from '../../../src/sample/exerciseList.ts';
import type { SampleFile, SampleFiles } from '../../../src/sample/sampleTree.ts';
import { HOSTILE_NAMES } from '../../support/hostileNames.ts';
import { changedScalars, scalarsIn } from '../../support/treeText.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** How many values of YAML each exercise changes: one, or the parts of a kubeconfig that is issued again. */
const VALUES: Readonly<Record<ExerciseFaultId, number>> = {
  wrongPath: 1,
  wrongContext: 1,
  wrongPort: 1,
  cutFile: 0,
  expired: 0,
  wrongAuthority: 3,
  missingAddress: 0,
  otherKey: 0,
  wrongIssuer: 2,
  tokenKey: 0,
  oldGeneration: 1,
  missingChain: 0,
  frontProxyName: 1,
  wrongUsage: 2,
  wrongGroup: 0,
};

/** The exercises that write over a value of a file; the others write a file again. */
const EDITING: Partial<Record<ExerciseFaultId, string>> = {
  wrongPath: '- --trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt',
  wrongContext: '\ncurrent-context: x',
  wrongPort: ':6443',
  frontProxyName: 'requestheader-allowed-names=front-proxy-client',
};

const isYaml = (path: string) => /\.(?:conf|ya?ml)$/.test(path);

/** No YAML can hold the others. */
const NAMES = HOSTILE_NAMES.filter((name) => !/[\0\p{Cs}]/u.test(name));

/** The files that differ, with the text before and after; empty for a file that is added. */
function changedFiles(before: ReadonlyMap<string, SampleFile>, after: SampleFiles) {
  return [...after].flatMap(([path, file]) => {
    const old = before.get(path) ?? '';
    return typeof file !== 'string' || typeof old !== 'string' || file === old ? [] : [{ path, old, now: file }];
  });
}

describe('an exercise', () => {
  for (const [id, values] of Object.entries(VALUES) as [ExerciseFaultId, number][]) {
    it(`${id} changes only the values that it means`, async () => {
      const cluster = await buildCorrectCluster(NOW);
      const before = new Map(cluster.files);
      await BREAKS[id](cluster);
      const changed = changedFiles(before, cluster.files);
      assert.ok(changed.length > 0);
      const scalars = changed.filter(({ path }) => isYaml(path)).map(({ old, now }) => changedScalars(old, now));
      assert.deepEqual(
        scalars.map((paths) => paths.length),
        values === 0 ? [] : [values],
        scalars.flat().join('\n').slice(0, 500),
      );
      assert.deepEqual(
        scalars.flat().filter((path) => path.endsWith(' is gone')),
        [],
      );
    });
  }

  for (const [id, written] of Object.entries(EDITING) as [ExerciseFaultId, string][]) {
    it(`${id} changes one value of a file full of hostile names, and none where it is written twice`, async () => {
      for (const [names, changes] of [
        [NAMES, 1],
        [[...NAMES, written], id === 'wrongContext' ? 1 : 0],
      ] as const) {
        const cluster = await buildCorrectCluster(NOW);
        const quoted = names.map((name) => JSON.stringify(name)).join(',\n  ');
        for (const [path, file] of cluster.files) {
          if (typeof file === 'string' && isYaml(path)) cluster.files.set(path, `names: [\n  ${quoted}]\n${file}`);
        }
        const before = new Map(cluster.files);
        await BREAKS[id](cluster);
        const changed = changedFiles(before, cluster.files);
        for (const { old } of changed) assert.ok(!scalarsIn(old).has('problem 0'), scalarsIn(old).get('problem 0'));
        assert.deepEqual(
          changed.map(({ old, now }) => changedScalars(old, now).length),
          changes === 1 ? [1] : [],
          id,
        );
      }
    });
  }
});
