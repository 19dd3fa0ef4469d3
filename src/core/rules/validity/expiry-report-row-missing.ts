import { commandLine, type ShellCommand } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';

/** `!MISSING!` in the output of `kubeadm certs check-expiration` (kubernetes.io, "Check certificate expiration"). */
export const expiryReportRowMissing = defineRule({
  id: 'validity/expiry-report-row-missing',
  severity: 'warning',
  basis: 'observed',
  title: 'kubeadm’s report misses a certificate',
  messages: { missing: 'kubeadm found no {name} on this node.' },
  docs: {
    why: 'kubeadm looks for the files it makes by itself. Where one is gone the component that reads it does not start again. Joined nodes rightly have no super-admin.conf.',
    fix: 'Make it anew with `kubeadm init phase certs <name>` or `kubeadm init phase kubeconfig <name>`. A CA is never made anew: copy it from another control-plane node or from the backup.',
    references: [KUBEADM_CERTS_PAGE],
  },
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
