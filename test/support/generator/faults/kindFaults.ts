import type { NodeKind } from '../kinds/nodeKind.ts';
import { AUTHORITY_FAULTS } from './authorityFaults.ts';
import type { GeneratedFault } from './fault.ts';
import { FILE_FAULTS } from './fileFaults.ts';
import { FLAG_FAULTS } from './flagFaults.ts';
import { LEAF_FAULTS } from './leafFaults.ts';

/** The faults that are drawn in nodes of a kind. */
export interface KindFaults {
  readonly kind: NodeKind;
  readonly faults: readonly GeneratedFault[];
}

/**
 * Faults that the files of a kind can have, that are one fault there, and that holes and copies do not hide. Compose has none that only a connection
 * shows, because nothing connects files if volumes have absolute paths and the folder looks like a copy of `/etc/kubernetes`.
 */
const DRAWN: Readonly<Record<NodeKind, readonly string[]>> = {
  compose: ['leaf expired', 'leaf not yet valid', 'key of another pair', 'weak key'],
  mounted: [
    'leaf expired',
    'leaf of another CA',
    'key of another pair',
    'identity of another component',
    'kubeconfig trusts another CA',
    'flag names another CA',
  ],
  k0s: ['leaf expired', 'leaf not yet valid', 'weak key', 'base64 of a kubeconfig damaged'],
  templates: ['leaf expired', 'leaf not yet valid', 'weak key', 'CA expired'],
  copies: [
    'leaf expired',
    'leaf of another CA',
    'client without clientAuth',
    'weak key',
    'CA expired',
    'flag names another CA',
  ],
  scripts: ['leaf expired', 'leaf not yet valid', 'weak key', 'CA expired'],
};

const ALL = [...LEAF_FAULTS, ...AUTHORITY_FAULTS, ...FLAG_FAULTS, ...FILE_FAULTS];

/** Every kind with its faults. */
export const KIND_FAULTS: readonly KindFaults[] = Object.entries(DRAWN).map(([kind, ids]) => ({
  kind: kind as NodeKind,
  faults: ids.map((id) => {
    const fault = ALL.find((one) => one.id === id);
    if (fault === undefined) throw new Error(`no fault ${id}`);
    return fault;
  }),
}));
