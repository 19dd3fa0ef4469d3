import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { shortName } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';

import { leafIssues } from './leafIssues.ts';

/** kubeadm gives clients clientAuth alone; other tools give every certificate both. */
export const clientCertCanServe = defineRule(USAGE['client-cert-can-serve'], {
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
