import type { ComponentName } from '../../src/core/index.ts';
import { flagSpecs } from '../../src/core/kubernetes/flags/flagTable.ts';

/** Every flag of the table, and one that no component knows. */
export const flagsOf = (component: ComponentName): readonly string[] => [
  ...flagSpecs(component).map(({ name }) => name),
  'no-such-flag',
];
