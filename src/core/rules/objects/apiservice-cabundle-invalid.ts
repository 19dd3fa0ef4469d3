import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { unreadableBundles } from './bundleFaults.ts';

/** A caBundle that client-go cannot load (client-go, transport; tried). */
export const apiserviceCabundleInvalid = defineRule(OBJECTS['apiservice-cabundle-invalid'], {
  *check(node) {
    for (const { server, message, error, issue } of unreadableBundles(node, 'apiServices')) {
      yield { message, data: { server: server.label, error }, ...issue };
    }
  },
});
