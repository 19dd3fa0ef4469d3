import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Text that Go's base64 reader refuses (client-go loads the kubeconfig, tried with kubectl). */
export const kubeconfigBadBase64 = problemRule({
  id: 'kubeconfigs/kubeconfig-bad-base64',
  codes: ['kubeconfig-bad-base64'],
  severity: 'error',
  basis: 'observed',
  title: 'A data field of a kubeconfig is not base64',
  docs: {
    why: 'A `*-data` field is base64 in the standard alphabet with padding. Line breaks are skipped; a blank or any other character makes client-go refuse the whole file: `illegal base64 data at input byte N`.',
    fix: 'Copy the value anew on one line: `base64 -w0 < file`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
});
