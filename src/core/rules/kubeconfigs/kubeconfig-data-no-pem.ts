import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Base64 of something other than PEM (verified with kubectl). */
export const kubeconfigDataNoPem = problemRule(KUBECONFIGS['kubeconfig-data-no-pem'], {
  codes: ['kubeconfig-data-no-pem'],
});
