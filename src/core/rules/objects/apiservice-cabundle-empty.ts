import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { absentBundles } from './absentBundles.ts';

/** Without `caBundle`, the system’s roots verify the Service (client-go, transport). */
export const apiserviceCabundleEmpty = defineRule(OBJECTS['apiservice-cabundle-empty'], {
  check(node) {
    return absentBundles(node, 'apiServices');
  },
});
