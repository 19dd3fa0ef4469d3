import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Base64 of something else than PEM (tried with kubectl). */
export const kubeconfigDataNoPem = problemRule({
  id: 'kubeconfigs/kubeconfig-data-no-pem',
  codes: ['kubeconfig-data-no-pem'],
  severity: 'error',
  basis: 'observed',
  title: 'A data field decodes to something that is no PEM',
  docs: {
    why: 'The base64 is right, but what it encodes is not PEM text: DER, a key store, or something else altogether. client-go says `unable to parse bytes as PEM block` of a CA, and `tls: failed to find any PEM data in certificate input` of a client certificate.',
    fix: 'Convert the content to PEM, then encode it: `openssl x509 -inform DER -in ca.der | base64 -w0`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
});
