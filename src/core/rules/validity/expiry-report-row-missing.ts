import { commandLine, type ShellCommand } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';

import { objectsOf } from '../subjects/objectDocuments.ts';

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
          command: isAuthority ? undefined : commandOf(name),
        };
      }
    }
  },
});

function commandOf(name: string): ShellCommand | undefined {
  return name.endsWith('.conf')
    ? commandLine('kubeadm init phase kubeconfig {name}', { name: name.replace(/\.conf$/, '') })
    : commandLine('kubeadm init phase certs {name}', { name });
}
