import { encodePem } from '../edits/fieldEdits.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** PEM where base64 of PEM belongs (tried with kubectl). */
export const kubeconfigDataIsRawPem = problemRule({
  id: 'kubeconfigs/kubeconfig-data-is-raw-pem',
  codes: ['kubeconfig-data-is-raw-pem'],
  severity: 'error',
  basis: 'observed',
  title: 'A data field holds PEM text instead of its base64',
  docs: {
    why: 'A `*-data` field wants base64 of the PEM text. The dashes of BEGIN are outside of the alphabet, so the file is refused.',
    fix: 'Encode it: `base64 -w0 < ca.crt`; or put the text into a file and name it in the field without `-data`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  fixes: encodePem,
});
