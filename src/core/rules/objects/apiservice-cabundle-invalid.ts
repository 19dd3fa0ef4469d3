import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_CERT } from '../references/references.ts';
import { unreadableBundles } from './bundleFaults.ts';
import { AGGREGATION_PAGE } from './objectReferences.ts';

/** A caBundle that client-go cannot load (client-go, transport; tried). */
export const apiserviceCabundleInvalid = defineRule({
  id: 'objects/apiservice-cabundle-invalid',
  severity: 'error',
  basis: 'observed',
  title: 'The caBundle of an APIService holds no PEM certificate',
  messages: {
    base64: 'caBundle of {server} is no base64: `{error}`.',
    bundle: 'caBundle of {server} holds no PEM certificate: `{error}`.',
  },
  docs: {
    why: '`caBundle` is base64 of PEM with at least one CERTIFICATE block. What is no base64 is refused when the object is written. Anything else is only read at the first call, which then fails before the server is dialled, and the whole API group is gone.',
    fix: 'Put in the base64 of the PEM text of the CA: `base64 -w0 < ca.crt`.',
    references: [AGGREGATION_PAGE, CLIENT_GO_CERT],
  },
  *check(node) {
    for (const { server, error, issue } of unreadableBundles(node, 'apiServices')) {
      yield {
        message: error.startsWith('illegal') ? 'base64' : 'bundle',
        data: { server: server.label, error },
        ...issue,
      };
    }
  },
});
