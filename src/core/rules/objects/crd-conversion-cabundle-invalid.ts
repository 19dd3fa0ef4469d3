import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { unreadableBundles } from './bundleFaults.ts';

/** A conversion bundle that cannot be loaded (apiextensions-apiserver, ValidateCABundle). */
export const crdConversionCabundleInvalid = defineRule(OBJECTS['crd-conversion-cabundle-invalid'], {
  *check(node) {
    for (const { server, error, issue } of unreadableBundles(node, 'webhooks')) {
      if (server.called.calledBy !== 'conversion') continue;
      yield { message: 'refused', data: { server: server.label, error }, ...issue };
    }
  },
});
