import { flagPlace } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { isAbsent } from './flagMistakes.ts';

/** Client certificates are an authentication method only with a CA for them (CIS 1.2.25). */
export const clientCaUnset = defineRule({
  id: 'manifests/client-ca-unset',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver accepts no client certificate',
  messages: {
    unset:
      'Without `--client-ca-file` no client certificate is accepted: each request is treated as if none had been presented.{users}',
  },
  docs: {
    why: 'kube-apiserver knows users by client certificates only if it is told the CA of those. The kubelets, the scheduler, the controller manager and kubeadm’s admin.conf all use them.',
    fix: 'Set `--client-ca-file=/etc/kubernetes/pki/ca.crt`.',
    references: [flagReference('kube-apiserver', 'client-ca-file')],
    cis: ['1.2.25'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'client-ca-file')) return;
    const users = node.kubeconfigs.flatMap(({ uri, current }) => {
      const credentials = current.user?.clientCertificate;
      return credentials ? [{ credentials, name: uri.slice(uri.lastIndexOf('/') + 1) }] : [];
    });
    yield {
      message: 'unset',
      data: {
        users:
          users.length > 0 ? phrase(' Affected: {users}.', { users: users.map(({ name }) => name).join(', ') }) : '',
      },
      severity: users.length > 0 ? undefined : 'warning',
      at: flagPlace(apiserver, 'client-ca-file'),
      related: users.map(({ credentials, name }) =>
        relatedPlace(credentials.at, phrase('{name} shows a client certificate', { name })),
      ),
    };
  },
});
