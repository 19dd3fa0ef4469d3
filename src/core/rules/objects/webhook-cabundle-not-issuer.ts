import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { foreignBundles } from './bundleFaults.ts';

/** The bundle of another CA than the one that issued the serving certificate (Go, Certificate.Verify; tried). */
export const webhookCabundleNotIssuer = defineRule(OBJECTS['webhook-cabundle-not-issuer'], {
  check(node, context) {
    return foreignBundles(node, 'webhooks', context);
  },
});
