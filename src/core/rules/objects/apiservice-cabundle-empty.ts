import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { absentBundles } from './absentBundles.ts';

/** A Service that the system’s roots are to verify (client-go, transport). */
export const apiserviceCabundleEmpty = defineRule(OBJECTS['apiservice-cabundle-empty'], {
  check(node) {
    return absentBundles(node, 'apiServices');
  },
});
