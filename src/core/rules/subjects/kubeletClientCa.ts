import { type BrokenCause, refusedPeer } from '../../connections/causes/brokenCauses.ts';
import type { Connection } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { verificationData } from './faultIssue.ts';

/** The verification by which a kubelet on one node rejects kube-apiserver on another; undefined for any other connection. */
export function rejectedByKubelet(connection: Connection) {
  const { kind, side, from, to, evidence } = connection;
  const refused = refusedPeer(connection);
  const { presented, trusted } = refused?.half ?? {};
  if (kind !== 'kubelet' || side !== 'server' || from.node === to.node || !presented || !trusted) return undefined;
  const { failure, half } = refused ?? {};
  if (failure?.kind !== 'unknownAuthority') return undefined;
  const ends = { presentedBy: from.component, trustedBy: to.component } as const;
  return {
    domain: 'cluster',
    purpose: 'clientAuth',
    presented,
    trusted,
    ...ends,
    evidence,
    outcome: half?.outcome,
    failure,
  } as const;
}

/** The same of the connections of a cause, with the slots of the messages about it. */
export function clientCaOfKubelet({ connections }: BrokenCause) {
  const [verification, ...others] = connections.flatMap((connection) => rejectedByKubelet(connection) ?? []);
  if (!verification) return undefined;
  // Dates are verified before, so they are not why it is rejected.
  const { presented, failure } = verification;
  const { notBefore } = leafOf(presented)?.certificate ?? failure.certificate;
  const data = verificationData(verification, { now: notBefore });
  return { verification, verifications: [verification, ...others] as const, data };
}
