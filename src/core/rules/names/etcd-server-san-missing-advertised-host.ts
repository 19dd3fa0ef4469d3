import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';

/** Clients learn etcd's addresses from --advertise-client-urls and verify them (etcd, "Configuration options"). */
export const etcdServerSanMissingAdvertisedHost = defineRule(NAMES['etcd-server-san-missing-advertised-host'], {
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd');
    const dialed = new Set(server?.missing.filter(({ why }) => why === 'etcd-client').map(({ host }) => host));
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'etcd-advertised' || dialed.has(host)) continue;
      const places = [at && relatedPlace(at, phrase('Advertised here'))];
      yield { message: 'missing', ...nameIssue(node, server, host, server.use.credentials.at, places) };
    }
  },
});
