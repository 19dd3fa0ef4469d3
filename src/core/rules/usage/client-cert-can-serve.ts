import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { leafIssues } from './leafIssues.ts';

/** kubeadm gives clients clientAuth alone; other tools give every certificate both. */
export const clientCertCanServe = defineRule({
  id: 'usage/client-cert-can-serve',
  severity: 'hint',
  basis: 'advice',
  title: 'A client certificate may also serve',
  messages: { serves: '“{name}” is a client’s, and may also serve TLS under its names.' },
  docs: {
    why: 'Whoever has the key can pose as a server of those names to all that trust the CA.',
    fix: 'Issue the certificate again with clientAuth alone.',
    references: [rfc5280('4.2.1.12')],
  },
  *check(node) {
    for (const { certificate, uses, ...issue } of leafIssues(node)) {
      const { extendedKeyUsage = [], subjectAltNames = [], subject } = certificate;
      if (!extendedKeyUsage.includes('serverAuth') || subjectAltNames.length === 0) continue;
      const isClient = uses.every(({ purpose, by, credentials }) => {
        const isKubeadms = hostPathOfUri(node, credentials.uri)?.startsWith('/etc/kubernetes/') === true;
        return purpose === 'clientAuth' && by !== 'etcd' && isKubeadms;
      });
      if (isClient) yield { message: 'serves', data: { name: shortName(subject) }, ...issue };
    }
  },
});
