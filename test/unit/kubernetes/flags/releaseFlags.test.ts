import assert from 'node:assert/strict';
import { flagSpec, flagSpecs } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import type { ComponentName } from '../../../../src/core/model/documents/component.ts';
import type { VersionRange } from '../../../../src/core/model/documents/version.ts';
import { minorOf, RECORDED_FLAGS, releasesWith } from '../../../support/recordedFlags.ts';

/** Flags that were not tried: one of OpenShift's own builds, and two that only the source of 1.24 shows. */
const UNRECORDED = new Set([
  'openshift-config',
  'service-account-api-audiences',
  'experimental-cluster-signing-duration',
]);

/** Whether a release of the tables knows a flag. A flag without a range is in all of them. */
function holds({ since = 0, until = Infinity }: VersionRange, release: string): boolean {
  return minorOf(release) >= since && minorOf(release) < until;
}

describe('the flags of the releases', () => {
  for (const [program, { inSome }] of Object.entries(RECORDED_FLAGS.programs)) {
    const component = program as ComponentName;

    it(`agree with the programs of ${program} in every release`, () => {
      for (const { name, versions = {}, isFieldOnly } of flagSpecs(component)) {
        if (UNRECORDED.has(name)) continue;
        const ours = isFieldOnly ? [] : RECORDED_FLAGS.releases.filter((release) => holds(versions, release));
        assert.deepEqual(ours, releasesWith(program, name), `${program} --${name}`);
      }
    });

    it(`have every flag that ${program} no longer accepts`, () => {
      const newest = RECORDED_FLAGS.releases.at(-1) ?? '';
      const gone = Object.entries(inSome).flatMap(([name, known]) => (known.includes(newest) ? [] : [name]));
      assert.deepEqual(
        gone.filter((name) => flagSpec(component, name)?.versions?.until === undefined),
        [],
      );
    });
  }
});
