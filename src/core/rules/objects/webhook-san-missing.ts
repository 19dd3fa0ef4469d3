import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { unnamedServices } from './servedNames.ts';

/** A serving certificate without the name that is verified (Go, VerifyHostname; tried). */
export const webhookSanMissing = defineRule(OBJECTS['webhook-san-missing'], {
  check(node) {
    return unnamedServices(node, 'webhooks');
  },
});
