import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { absentBundles } from './absentBundles.ts';

/** A Service that the system’s roots are to verify (client-go, transport). */
export const webhookCabundleEmpty = defineRule(OBJECTS['webhook-cabundle-empty'], {
  check(node) {
    return absentBundles(node, 'webhooks');
  },
});
