import { type FaultRule, faultRule } from '../connections/faultRule.ts';
import { shortName } from '../describe/shortName.ts';
import { reissueCommand } from '../kubernetes/kubeadmCommands.ts';
import { hostPathOfUri } from '../nodes/hostPathOfUri.ts';
import type { NodeView } from '../nodes/node.ts';
import { goErrorText } from '../trust/goErrorText.ts';
import type { Issue, RuleContext } from './rule.ts';
import { trustedNames } from './trustedNames.ts';
import { faultRelated } from './trustFaultPlaces.ts';

/** The faults that a rule about one client of kube-apiserver tells: its flag, both CAs and Go's error. */
export function* wrongClientCa(
  node: NodeView,
  context: RuleContext,
  rule: FaultRule,
): Generator<Omit<Issue, 'message'>> {
  for (const fault of context.trustFaults) {
    const [proof] = fault.proofs;
    if (!proof || faultRule(fault, node, context.signatures) !== rule) continue;
    const { presented, trusted, failure } = proof;
    yield {
      data: {
        issuer: shortName(failure.certificate.issuer),
        trusted: trusted.label,
        list: trustedNames(trusted, failure.certificate),
        error: goErrorText(failure),
      },
      at: presented.at,
      related: faultRelated(fault, presented.at),
      command: reissueCommand(hostPathOfUri(node, presented.uri)),
    };
  }
}
