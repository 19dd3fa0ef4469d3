import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** What `kubectl config view` prints in place of credentials (client-go, api/helpers.go). */
export const kubeconfigRedacted = problemRule({
  id: 'kubeconfigs/kubeconfig-redacted',
  codes: ['kubeconfig-redacted'],
  severity: 'info',
  basis: 'observed',
  // People rightly take the keys out of a copy before they hand it on.
  adjustSeverity: (_file, problem, node) =>
    /client-key-data$/.test(problem.yamlPath ?? '') && !node.hasPrivateKeys ? 'silent' : undefined,
  title: 'Credentials were left out of this kubeconfig',
  docs: {
    why: '`kubectl config view` prints `DATA+OMITTED` and `REDACTED` in place of credentials, so that its output can be shown to others. Such a file works for nobody.',
    fix: 'Make it with `kubectl config view --raw`, or copy the file itself.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
});
