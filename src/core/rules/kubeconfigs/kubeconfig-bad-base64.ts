import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Text that Go's base64 decoder rejects (client-go loads the kubeconfig; verified with kubectl). */
export const kubeconfigBadBase64 = problemRule(KUBECONFIGS['kubeconfig-bad-base64'], {
  codes: ['kubeconfig-bad-base64'],
});
