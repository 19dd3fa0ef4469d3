import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_CERT } from '../references/references.ts';
import { unreadableBundles } from './bundleFaults.ts';
import { WEBHOOK_PAGE } from './objectReferences.ts';

/** A caBundle that client-go cannot load (client-go, transport; tried). */
export const webhookCabundleInvalid = defineRule({
  id: 'objects/webhook-cabundle-invalid',
  severity: 'error',
  basis: 'observed',
  title: 'The caBundle of a webhook holds no PEM certificate',
  messages: {
    base64: 'caBundle of {server} is no base64: `{error}`.',
    bundle: 'caBundle of {server} holds no PEM certificate: `{error}`.',
  },
  docs: {
    why: '`caBundle` is base64 of PEM with at least one CERTIFICATE block. What is no base64 is refused when the object is written. Anything else is only read at the first call, which then fails before the server is dialled; with `failurePolicy: Fail` every request that the webhook matches is refused.',
    fix: 'Put in the base64 of the PEM text of the CA: `base64 -w0 < ca.crt`.',
    references: [WEBHOOK_PAGE, CLIENT_GO_CERT],
  },
  *check(node) {
    for (const { server, error, issue } of unreadableBundles(node, 'webhooks')) {
      if (server.called.calledBy === 'conversion') continue;
      yield {
        message: error.startsWith('illegal') ? 'base64' : 'bundle',
        data: { server: server.label, error },
        ...issue,
      };
    }
  },
});
