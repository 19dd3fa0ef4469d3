import { type BrokenCause, refusedVerifications } from '../../connections/causes/brokenCauses.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { verificationData } from './faultIssue.ts';

/**
 * The verifications in which a bundle rejects a certificate from outside its node, with the data of the messages. The certificate is that of a
 * kubelet that kube-apiserver on another node connects to, or that of an API server behind a load balancer. Undefined for other causes.
 */
export function rejectingBundle(cause: BrokenCause) {
  const [{ kind, side, from, to }] = cause.connections;
  const isOfKubelet = kind === 'kubelet' && side === 'server' && from.node !== to.node;
  const isOfBalancer = side === 'client' && isBalancer(from.component);
  if (!isOfKubelet && !isOfBalancer) return undefined;
  const [verification, ...others] = refusedVerifications(cause).flatMap(({ outcome, ...rest }) =>
    outcome.failure.kind === 'unknownAuthority' ? { ...rest, outcome, failure: outcome.failure } : [],
  );
  if (!verification) return undefined;
  // Dates are verified before, so they are not why it is rejected.
  const { notBefore } = leafOf(verification.presented)?.certificate ?? verification.failure.certificate;
  const data = verificationData(verification, { now: notBefore });
  return { verification, verifications: [verification, ...others] as const, data };
}
