import { flagText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { nameIssue } from './nameIssue.ts';
import { unnamedKubeconfigHosts } from './unnamedKubeconfigHosts.ts';

/** kubeadm writes no loopback name into apiserver.crt (kubeadm, GetAPIServerAltNames). */
export const loopbackServerNotInSan = defineRule(NAMES['loopback-server-not-in-san'], {
  *check(node, context) {
    const advertised = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
    for (const { server, dialed } of unnamedKubeconfigHosts(node, context)) {
      const [{ host, at }, ...others] = dialed;
      if (!at || !isLoopback(host)) continue;
      const places = others.map((other) => other.at && relatedPlace(other.at, phrase('Uses the same host')));
      const { data, ...rest } = nameIssue(node, server, host, at, places);
      const hint = advertised ? phrase('; this API server advertises {address}', { address: advertised }) : '';
      yield { message: 'notNamed', data: { ...data, hint }, ...rest };
    }
  },
});
