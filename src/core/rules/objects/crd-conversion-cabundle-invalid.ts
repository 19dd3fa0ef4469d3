import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_CERT } from '../references/references.ts';
import { unreadableBundles } from './bundleFaults.ts';
import { CRD_VERSIONING_PAGE } from './objectReferences.ts';

/** A conversion bundle that cannot be loaded (apiextensions-apiserver, ValidateCABundle). */
export const crdConversionCabundleInvalid = defineRule({
  id: 'objects/crd-conversion-cabundle-invalid',
  severity: 'error',
  basis: 'observed',
  title: 'The caBundle of a CRD’s conversion webhook holds no PEM certificate',
  messages: {
    refused: 'caBundle of {server} cannot be loaded, and the API server refuses the CRD: `{error}`.',
  },
  docs: {
    why: 'Of a CustomResourceDefinition the bundle is checked when the object is written, unlike that of an admission webhook: the whole CRD is refused, and with it every object of its kind.',
    fix: 'Put in the base64 of the PEM text of the CA: `base64 -w0 < ca.crt`. Leave the field out where something else fills it in.',
    references: [CRD_VERSIONING_PAGE, CLIENT_GO_CERT],
  },
  *check(node) {
    for (const { server, error, issue } of unreadableBundles(node, 'webhooks')) {
      if (server.called.calledBy !== 'conversion') continue;
      yield { message: 'refused', data: { server: server.label, error }, ...issue };
    }
  },
});
