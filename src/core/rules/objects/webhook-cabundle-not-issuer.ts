import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { foreignBundles } from './bundleFaults.ts';
import { WEBHOOK_PAGE } from './objectReferences.ts';

/** The bundle of another CA than the one that issued the serving certificate (Go, Certificate.Verify; tried). */
export const webhookCabundleNotIssuer = defineRule({
  id: 'objects/webhook-cabundle-not-issuer',
  severity: 'error',
  basis: 'observed',
  title: 'The caBundle of a webhook does not verify the Secret that serves it',
  messages: {
    foreign:
      'The serving Secret “{secret}” is issued by “{issuer}”, but caBundle of {server} trusts {list}: `{error}`.',
  },
  docs: {
    why: 'The API server verifies the server with this bundle and nothing else. The certificate was issued anew, or the bundle was copied from another cluster. The Secret is the one whose certificate names the Service.',
    fix: 'Copy `ca.crt` of the Secret into `caBundle`, in base64, or let cert-manager keep both in step.',
    references: [WEBHOOK_PAGE, GO_VERIFY],
  },
  check(node, context) {
    return foreignBundles(node, 'webhooks', context);
  },
});
