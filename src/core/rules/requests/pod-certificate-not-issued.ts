import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

/** The kubelet does not ask again (kubernetes/pkg/kubelet/podcertificate, credStateDenied and credStateFailed). */
export const podCertificateNotIssued = defineRule(REQUESTS['pod-certificate-not-issued'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'podCertificateRequest')) {
      const { conditions, podName, signerName, uri } = document;
      const refusal = conditions.find(({ type }) => type === 'Denied' || type === 'Failed');
      if (!refusal) continue;
      const { reason = '', message = '', span } = refusal;
      yield {
        message: refusal.type === 'Denied' ? 'denied' : 'failed',
        data: { signer: signerName?.value ?? '', pod: podName?.value ?? '', reason, message },
        at: { uri, span },
      };
    }
  },
});
