import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { expiredBundles } from './bundleFaults.ts';

/** A bundle without any CA that is still valid (crypto/x509, tried). */
export const apiserviceCabundleExpired = defineRule(OBJECTS['apiservice-cabundle-expired'], {
  check(node, context) {
    return expiredBundles(node, 'apiServices', context);
  },
});
