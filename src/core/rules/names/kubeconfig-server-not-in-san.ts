import { formatIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';
import { unnamedKubeconfigHosts } from './unnamedKubeconfigHosts.ts';

/** The host that a client connects to must be one of the server's names (Go, VerifyHostname). */
export const kubeconfigServerNotInSan = defineRule(NAMES['kubeconfig-server-not-in-san'], {
  *check(node, context) {
    for (const { server, dialed } of unnamedKubeconfigHosts(node, context)) {
      const [{ host, at }, ...others] = dialed;
      if (!at || isLoopback(host)) continue;
      const places = others.map((other) => other.at && relatedPlace(other.at, phrase('Uses the same host')));
      const { data, ...rest } = nameIssue(node, server, host, at, places);
      const { certificate } = server.leaf;
      const names = [...dnsNames(certificate), ...ipAddresses(certificate).map(formatIp)].join(', ');
      yield { message: 'notNamed', data: { ...data, names: names || phrase('nothing') }, ...rest };
    }
  },
});
