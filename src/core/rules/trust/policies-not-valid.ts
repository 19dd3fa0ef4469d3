import { type Refusal, refusalsOf } from '../../connections/causes/refusals.ts';
import { refusesByRelease } from '../../connections/handshake/refusalByVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { NodeView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { refusalIssue } from './refusalIssue.ts';

/** A chain without a policy that one of its certificates requires (RFC 5280 §6.1, Go's policiesValid). */
export const policiesNotValid = defineRule(TRUST['policies-not-valid'], {
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'noValidChains')) {
      const { data, ...places } = refusalIssue(node, firstRefusing(node, refusal));
      if (refusal.verifications.some(({ trustedBy }) => isRefusing(node, trustedBy))) {
        yield { message: 'notValid', data, ...places };
      } else {
        const { source } = BEHAVIORS.policiesValidated;
        yield { message: 'later', severity: 'warning', data, ...places, source };
      }
    }
  },
});

/** With a side whose release refuses the chain first, as the message has its words. */
function firstRefusing(node: NodeView, refusal: Refusal<'noValidChains'>): Refusal<'noValidChains'> {
  const [first, ...rest] = refusal.verifications.toSorted(
    (one, other) => Number(isRefusing(node, other.trustedBy)) - Number(isRefusing(node, one.trustedBy)),
  );
  return first ? { ...refusal, verifications: [first, ...rest] } : refusal;
}

/** Pods are about as old as the cluster. People's clients are of today. */
function isRefusing(node: NodeView, party: Party): boolean {
  const name = party === 'pod' ? 'kube-apiserver' : party;
  const component = node.components.find((one) => one.name === name);
  return !component || refusesByRelease(component, 'policiesValidated') === 'yes';
}
