import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';

/** Client certificates are an authentication method only with a CA for them (CIS 1.2.25). */
export const clientCaUnset = defineRule(MANIFESTS['client-ca-unset'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'client-ca-file')) return;
    const users = node.kubeconfigs.flatMap(({ uri, current }) => {
      const credentials = current.user?.clientCertificate;
      return credentials ? [{ credentials, name: uri.slice(uri.lastIndexOf('/') + 1) }] : [];
    });
    yield {
      message: flagText(apiserver, 'requestheader-client-ca-file') ? 'rejected' : 'unset',
      data: {
        users:
          users.length > 0 ? phrase(' Affected: {users}.', { users: users.map(({ name }) => name).join(', ') }) : '',
      },
      severity: users.length > 0 ? undefined : 'warning',
      at: flagPlace(apiserver, 'client-ca-file'),
      related: users.map(({ credentials, name }) =>
        relatedPlace(credentials.at, phrase('{name} presents a client certificate', { name })),
      ),
    };
  },
});
