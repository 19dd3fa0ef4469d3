import type { Difference } from './compare.ts';

/** A class of differences that is understood and still open. */
export interface KnownDifference {
  readonly id: string;
  /** The component or connection. */
  readonly name: RegExp;
  readonly foretold: RegExp;
  readonly real: RegExp;
  /** The meaning for a reader; a sentence of docs/agreement.md. */
  readonly reason: string;
}

/** The last log line of a component that could not renew its lease, as on a machine that is too slow; the components spell it differently. */
export const LEASE_LOST = /leaderelection lost/i;

/** Every difference that a run may show. One that no run of all seeds shows any more has to go. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'etcd-calls-itself',
    name: /^etcd$/,
    foretold: /^quiet$/,
    real: /rejected connection on client endpoint.*incompatible key usage/,
    reason:
      'etcd’s gateway presents the serving certificate to etcd itself. A certificate without clientAuth has a finding, but this connection is not listed.',
  },
];

/** The class of a difference; undefined for a new one. */
export function knownDifference({ name, foretold, real }: Difference): KnownDifference | undefined {
  return KNOWN_DIFFERENCES.find(
    (known) => known.name.test(name) && known.foretold.test(foretold) && known.real.test(real),
  );
}
