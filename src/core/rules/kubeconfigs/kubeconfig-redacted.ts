import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** The text of `kubectl config view` in place of credentials (client-go, api/helpers.go). */
export const kubeconfigRedacted = problemRule(KUBECONFIGS['kubeconfig-redacted'], {
  codes: ['kubeconfig-redacted'],
  // Users rightly remove the keys from a copy before they share it.
  adjustSeverity: (_file, problem, node) =>
    /client-key-data$/.test(problem.yamlPath ?? '') && !node.hasPrivateKeys ? 'silent' : undefined,
});
