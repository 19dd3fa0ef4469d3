import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { isSingleMember } from '../subjects/isSingleMember.ts';
import { nameIssue } from './nameIssue.ts';

/** Members verify each other's host, on both sides of the connection (etcd, "Transport security model"). */
export const etcdPeerSanMissingHost = defineRule(NAMES['etcd-peer-san-missing-host'], {
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd-peer');
    const isSingle = isSingleMember(componentOf(node, 'etcd'));
    for (const { host, at } of server?.missing ?? []) {
      if (!server) continue;
      yield {
        message: isSingle ? 'single' : 'missing',
        severity: isSingle ? 'warning' : undefined,
        ...nameIssue(node, server, host, server.use.credentials.at, [
          at && relatedPlace(at, phrase('Advertised to members here')),
        ]),
      };
    }
  },
});
