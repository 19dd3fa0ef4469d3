import assert from 'node:assert/strict';
import { holdsFor, holdsForCluster, holdsWithFlag } from '../../../../src/core/cluster/nodes/componentVersion.ts';
import { flagSpec } from '../../../../src/core/kubernetes/flags/flagTable.ts';
import type { ComponentView } from '../../../../src/core/model/node.ts';

/** A kube-apiserver of a version with flags on its command line. */
function apiserver(minor: number | undefined, ...names: readonly string[]): ComponentView {
  const span = { start: 0, end: 0 };
  return {
    name: 'kube-apiserver',
    uri: 'file:///a',
    version: minor === undefined ? undefined : { major: 1, minor },
    flags: names.map((name) => ({
      flag: { name, spelling: `--${name}`, value: 'x', span, valueSpan: span },
      spec: flagSpec('kube-apiserver', name),
    })),
    implied: new Map(),
  };
}

describe('whether something holds in the version of a component', () => {
  it('is known by its own version', () => {
    assert.equal(holdsFor(apiserver(24), { since: 24 }), 'yes');
    assert.equal(holdsFor(apiserver(23), { since: 24 }), 'no');
    assert.equal(holdsFor(apiserver(23), { until: 24 }), 'yes');
    assert.equal(holdsFor(apiserver(24), { since: 20, until: 24 }), 'no');
    assert.equal(holdsFor(apiserver(99), { since: 24 }), 'yes');
  });

  it('is decided by the patch if the last patches of a release have the Go of a later release', () => {
    const range = { since: 27, patches: { 24: 16 } };
    const of = (minor: number, patch?: number) =>
      holdsFor({ ...apiserver(minor), version: { major: 1, minor, ...(patch !== undefined && { patch }) } }, range);
    assert.deepEqual(
      [of(24, 15), of(24, 16), of(24), of(23, 17), of(26, 99), of(27)],
      ['no', 'yes', 'unknown', 'no', 'no', 'yes'],
    );
    assert.equal(holdsFor(apiserver(undefined, 'insecure-port'), { since: 24, patches: { 23: 16 } }), 'unknown');
  });

  it('is that of an older release than the tables have if a flag was gone by then', () => {
    const old = apiserver(undefined, 'experimental-bootstrap-token-auth');
    assert.deepEqual([holdsFor(old, { since: 16 }), holdsFor(old, { since: 9 })], ['no', 'unknown']);
    assert.equal(holdsFor(apiserver(24, 'experimental-bootstrap-token-auth'), { since: 24 }), 'yes');
  });

  it('must hold in every version if none is given', () => {
    assert.equal(holdsFor(apiserver(undefined), { since: 24 }), 'unknown');
    assert.equal(holdsFor(apiserver(undefined), { since: 16 }), 'yes');
    assert.equal(holdsFor(apiserver(undefined), { since: 38 }), 'no');
    assert.equal(holdsFor(undefined, { since: 16 }), 'unknown');
    assert.equal(
      holdsForCluster({ id: '', label: '', files: [], components: [], kubeconfigs: [], hasPrivateKeys: true }, {}),
      'unknown',
    );
  });

  it('takes the flags of the command line into account', () => {
    assert.equal(holdsFor(apiserver(undefined, 'authorization-config'), { since: 29 }), 'yes');
    assert.equal(holdsFor(apiserver(undefined, 'insecure-port'), { since: 24 }), 'no');
    assert.equal(holdsFor(apiserver(undefined, 'insecure-port'), { since: 20 }), 'unknown');
    assert.equal(holdsWithFlag(apiserver(undefined, 'insecure-port'), 'insecure-port', { since: 24 }), 'unknown');
  });

  it('is unknown with flags of different times', () => {
    assert.equal(holdsFor(apiserver(undefined, 'insecure-port', 'authorization-config'), { since: 24 }), 'unknown');
  });
});
