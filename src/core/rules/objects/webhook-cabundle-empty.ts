import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { absentBundles } from './absentBundles.ts';

/** Without `caBundle`, the system’s roots verify the Service (client-go, transport). */
export const webhookCabundleEmpty = defineRule(OBJECTS['webhook-cabundle-empty'], {
  check(node) {
    return absentBundles(node, 'webhooks');
  },
});
