import assert from 'node:assert/strict';
import { KNOWN_FLAGS, RECORDED_RELEASES } from '../../../../src/core/kubernetes/flags/knownFlags.ts';
import { knowsFlag } from '../../../../src/core/kubernetes/flags/knowsFlag.ts';
import type { ComponentName } from '../../../../src/core/model/documents/component.ts';
import { minorOf, RECORDED_FLAGS, releasesWith } from '../../../support/recordedFlags.ts';

describe('the flags that a release knows', () => {
  it('are those of the programs that were tried, each in every release', () => {
    assert.deepEqual(RECORDED_FLAGS.releases.map(minorOf), [...RECORDED_RELEASES]);
    for (const [program, { inAll, inSome }] of Object.entries(RECORDED_FLAGS.programs)) {
      const names = [...inAll, ...Object.keys(inSome)];
      const component = program as ComponentName;
      const listed = KNOWN_FLAGS.filter(({ of }) => of.includes(component)).flatMap(({ flags }) =>
        flags.map(({ name }) => name),
      );
      assert.deepEqual(listed.toSorted(), names.toSorted(), program);
      for (const name of names) {
        const ours = RECORDED_FLAGS.releases.filter(
          (release) => knowsFlag(component, name, minorOf(release)) === 'yes',
        );
        assert.deepEqual(ours, releasesWith(program, name), `${program} --${name}`);
      }
    }
  });

  it('are certain between two releases that agree, and nowhere else', () => {
    assert.equal(knowsFlag('kube-apiserver', 'goaway-chance', 26), 'yes');
    assert.equal(knowsFlag('kube-apiserver', 'disable-http2-serving', 29), 'no');
    assert.equal(knowsFlag('kube-apiserver', 'disable-http2-serving', 32), 'unknown');
    assert.equal(knowsFlag('kube-apiserver', 'goaway-chance', 23), 'unknown');
    assert.equal(knowsFlag('kube-apiserver', 'goaway-chance', 38), 'unknown');
    assert.equal(knowsFlag('etcd', 'goaway-chance', 26), 'unknown');
  });
});
