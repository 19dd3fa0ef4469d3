import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';

/** kubernetes.io, "Authenticating", static token file; CIS 1.2.2. */
export const tokenAuthFileSet = defineRule({
  id: 'manifests/token-auth-file-set',
  severity: 'warning',
  basis: 'should',
  title: 'kube-apiserver accepts static tokens',
  messages: { set: 'Static tokens: plain text on the disk, valid until the file changes and kube-apiserver restarts.' },
  docs: {
    why: 'Such tokens never expire and cannot be revoked without a restart.',
    fix: 'Remove the flag; use client certificates, OIDC or service-account tokens.',
    references: [flagReference('kube-apiserver', 'token-auth-file')],
    cis: ['1.2.2'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !flagText(apiserver, 'token-auth-file')) return;
    yield { message: 'set', at: flagPlace(apiserver, 'token-auth-file') };
  },
});
