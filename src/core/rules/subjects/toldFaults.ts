import { faultRule } from '../../connections/causes/faultRule.ts';
import { refusalEffect } from '../../connections/causes/refusalEffect.ts';
import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { leafOf } from '../../model/material.ts';
import type { NodeView } from '../../model/node.ts';
import { shortName } from '../../model/words/shortName.ts';
import type { RuleContext } from '../engine/rule.ts';
import { trustedNames } from './trustedNames.ts';

/** A trust fault with what every rule says of the proof to explain it by. */
export interface ToldFault {
  readonly fault: TrustFault;
  readonly proof: TrustFault['proofs'][number];
  /** Absent where what is shown holds no certificate. */
  readonly leaf: CertificateArtifact | undefined;
  readonly data: ReturnType<typeof proofData>;
}

/** The faults that the rule of this id tells. */
export function* toldFaults(rule: string, node: NodeView, context: RuleContext): Generator<ToldFault> {
  for (const fault of context.trustFaults) {
    const [proof] = fault.proofs;
    if (!proof || faultRule(fault, node, context.signatures) !== rule) continue;
    yield { fault, proof, leaf: leafOf(proof.presented), data: proofData(proof) };
  }
}

/** Both halves of a failing proof by name, and what the failure does. */
export function proofData(proof: ToldFault['proof']) {
  const { presented, trusted, failure } = proof;
  return {
    leaf: shortName((leafOf(presented)?.certificate ?? failure.certificate).subject),
    issuer: shortName(failure.certificate.issuer),
    presented: presented.label,
    trusted: trusted.label,
    list: trustedNames(trusted, failure.certificate),
    effect: refusalEffect(proof, failure),
  };
}
