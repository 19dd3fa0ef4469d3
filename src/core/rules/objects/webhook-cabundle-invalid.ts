import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { unreadableBundles } from './bundleFaults.ts';

/** A caBundle that client-go cannot load (client-go, transport; tried). */
export const webhookCabundleInvalid = defineRule(OBJECTS['webhook-cabundle-invalid'], {
  *check(node) {
    for (const { server, message, error, issue } of unreadableBundles(node, 'webhooks')) {
      if (server.called.calledBy === 'conversion') continue;
      yield { message, data: { server: server.label, error }, ...issue };
    }
  },
});
