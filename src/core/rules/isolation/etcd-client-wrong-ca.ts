import { tlsErrorText } from '../../trust/goErrorText.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

import { wrongClientCa } from './wrongClientCa.ts';

/** etcd verifies every client against --trusted-ca-file and breaks the connection otherwise. */
export const etcdClientWrongCa = defineRule(ISOLATION['etcd-client-wrong-ca'], {
  *check(node, context) {
    for (const issue of wrongClientCa(node, context, 'etcdClient', tlsErrorText))
      yield { message: 'otherCa', ...issue };
  },
});
