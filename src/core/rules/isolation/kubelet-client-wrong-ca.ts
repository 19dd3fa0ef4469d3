import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

import { wrongClientCa } from './wrongClientCa.ts';

/** The kubelet verifies clients against clientCAFile and answers 401 otherwise. */
export const kubeletClientWrongCa = defineRule(ISOLATION['kubelet-client-wrong-ca'], {
  *check(node, context) {
    for (const issue of wrongClientCa(node, context, 'kubeletClient')) yield { message: 'otherCa', ...issue };
  },
});
