import type { ComponentName } from '../../src/core/index.ts';
import { flagSpecs } from '../../src/core/kubernetes/flags/flagTable.ts';

export const COMPONENTS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
  'kube-proxy',
] as const satisfies readonly ComponentName[];

/** Every flag of the table, and one that no component knows. */
export const flagsOf = (component: ComponentName): readonly string[] => [
  ...flagSpecs(component).map(({ name }) => name),
  'no-such-flag',
];
