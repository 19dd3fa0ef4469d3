import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { KUBEADM_CERTIFICATES } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import type { NodeView } from '../../model/node.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import { reissueCommand } from '../sequences/reissue.ts';

/** `!MISSING!` in the output of `kubeadm certs check-expiration` (kubernetes.io, "Check certificate expiration"). */
export const expiryReportRowMissing = defineRule(VALIDITY['expiry-report-row-missing'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'expirationReport')) {
      for (const { name, span, isAuthority, isMissing } of document.rows) {
        if (!isMissing || name === 'super-admin.conf') continue;
        yield {
          message: 'missing',
          data: { name },
          at: { uri: document.uri, span },
          command: isAuthority ? undefined : commandOf(node, name),
        };
      }
    }
  },
});

function commandOf(node: NodeView, name: string): ShellCommand | undefined {
  return reissueCommand(node, KUBEADM_CERTIFICATES.find((one) => one.name === name)?.path);
}
