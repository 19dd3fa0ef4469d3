import type { FaultKind } from '../../connections/causes/faultKind.ts';
import type { NodeView } from '../../model/node.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import type { RuleContext } from '../engine/rule.ts';
import { reissue } from '../sequences/reissue.ts';
import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** The faults that a rule about one client of kube-apiserver reports: its flag, both CAs and the error as the server logs it. */
export function* wrongClientCa(node: NodeView, context: RuleContext, kind: FaultKind, errorText = goErrorText) {
  for (const fault of context.trustFaults) {
    if (fault.kind !== kind) continue;
    const [verification] = fault.verifications;
    const { presented, failure } = verification;
    yield {
      data: { ...verificationData(verification, context), error: errorText(failure) },
      at: presented.at,
      ...aboutFault(fault),
      related: faultRelated(fault, presented.at),
      command: reissue(node, presented.uri),
    };
  }
}
