import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';

/** kube-apiserver verifies the host of each entry of --etcd-servers (etcd client, Go VerifyHostname). */
export const etcdServerSanMissingClientHost = defineRule(NAMES['etcd-server-san-missing-client-host'], {
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'etcd');
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'etcd-client') continue;
      const places = [at && relatedPlace(at, phrase('kube-apiserver connects to this host'))];
      yield { message: 'missing', ...nameIssue(node, server, host, server.use.credentials.at, places) };
    }
  },
});
