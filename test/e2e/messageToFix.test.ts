import assert from 'node:assert/strict';
import { NOW } from '../support/generator/design.ts';
import { GENERATED_FAULTS } from '../support/generator/faults.ts';
import { type FixedFault, fixedFault } from './window/fixedFault.ts';
import { allowClipboard, openWindow, type Window } from './window/openWindow.ts';

/** Faults of different kinds, and how each is fixed. `npm run fixes` tries all. */
const FAULTS: readonly (readonly [id: string, FixedFault['kind']])[] = [
  ['leaf expired', 'commands'],
  ['kubeconfig trusts another CA', 'edit'],
  ['flag names another CA', 'edit'],
  // No connection of the only member of etcd shows it.
  ['peers trust another CA', 'edit'],
  ['key file lost', 'commands'],
  // Nothing is logged.
  ['weak key', 'commands'],
];

describe('from what is logged to the fix', () => {
  let window: Window;
  before(async () => {
    window = await openWindow('', { now: NOW });
    await allowClipboard(window);
  });
  after(() => window?.close());

  for (const [id, kind] of FAULTS) {
    it(`takes three clicks: ${id}`, async () => {
      const fault = GENERATED_FAULTS.find((one) => one.id === id);
      const fixed = fault && (await fixedFault(window, fault));
      assert.deepEqual([fixed?.kind, fixed?.clicks, fixed?.left], [kind, 3, []], `${fixed?.cause}: ${fixed?.fix}`);
    });
  }
});
