import { urlHost } from '../../kubernetes/values/flagValue.ts';
import { phrase } from '../../model/text/text.ts';
import { namedServer } from '../../uses/views/namedServer.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';

/** The first address of the Service range is the Service `kubernetes` (kubernetes.io, "PKI certificates and requirements"). */
export const apiserverSanMissingServiceIp = defineRule(NAMES['apiserver-san-missing-service-ip'], {
  *check(node, context) {
    const server = namedServer(node, context.verifications, 'kube-apiserver');
    for (const { host, why, at } of server?.missing ?? []) {
      if (!server || why !== 'service-ip') continue;
      const places = [at && relatedPlace(at, phrase('The Service range'))];
      const { data, ...rest } = nameIssue(node, server, host, server.use.credentials.at, places);
      yield { message: 'missing', data: { ...data, url: urlHost(host) }, ...rest };
    }
  },
});
