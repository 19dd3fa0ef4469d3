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

const STARTS = /^starts$/;

/** The last log line of a component that could not renew its lease; the components spell it differently. */
export const LEASE_LOST = /leaderelection lost/i;

/** Every difference that a run may show. One that no run of all seeds shows any more has to go. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'lease-lost',
    name: /^kube-(controller-manager|scheduler)$/,
    foretold: STARTS,
    real: LEASE_LOST,
    reason:
      'kube-controller-manager and kube-scheduler exit if kube-apiserver does not answer in time. kube-apiserver 1.28 does not if it is configured for konnectivity, whose server is not part of the tested nodes. In other cases the machine was too slow in four runs.',
  },
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
