import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { flagSpec, flagSpecs } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import type { ComponentName } from '../../../../src/core/model/documents/component.ts';
import type { VersionRange } from '../../../../src/core/model/documents/version.ts';

/** Which flags each program accepts, tried on the program of each release: in every one, or in those that are listed. */
interface RecordedFlags {
  readonly releases: readonly string[];
  readonly programs: Readonly<
    Record<string, { readonly inAll: readonly string[]; readonly inSome: Readonly<Record<string, readonly string[]>> }>
  >;
}

const RECORDED: RecordedFlags = JSON.parse(
  readFileSync(new URL('../../../components/recorded/flags.json', import.meta.url), 'utf8'),
);

/** Flags that were not tried: one of OpenShift's own builds, and two that only the source of 1.24 shows. */
const UNRECORDED = new Set([
  'openshift-config',
  'service-account-api-audiences',
  'experimental-cluster-signing-duration',
]);

const minorOf = (release: string) => Number(release.split('.')[1]);

/** Whether a release of the tables knows a flag. A flag without a range is in all of them. */
function holds({ since = 0, until = Infinity }: VersionRange, release: string): boolean {
  return minorOf(release) >= since && minorOf(release) < until;
}

describe('the flags of the releases', () => {
  for (const [program, { inAll, inSome }] of Object.entries(RECORDED.programs)) {
    const component = program as ComponentName;

    it(`agree with the programs of ${program} in every release`, () => {
      const accepted = (name: string) => (inAll.includes(name) ? RECORDED.releases : (inSome[name] ?? []));
      for (const { name, versions = {}, isFieldOnly } of flagSpecs(component)) {
        if (UNRECORDED.has(name)) continue;
        const ours = isFieldOnly ? [] : RECORDED.releases.filter((release) => holds(versions, release));
        assert.deepEqual(ours, accepted(name), `${program} --${name}`);
      }
    });

    it(`have every flag that ${program} no longer accepts`, () => {
      const newest = RECORDED.releases.at(-1) ?? '';
      const gone = Object.entries(inSome).flatMap(([name, known]) => (known.includes(newest) ? [] : [name]));
      assert.deepEqual(
        gone.filter((name) => flagSpec(component, name)?.versions?.until === undefined),
        [],
      );
    });
  }
});
