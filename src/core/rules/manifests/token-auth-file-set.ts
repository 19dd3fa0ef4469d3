import { flagPlace, flagText } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { flagReference } from '../componentReferences.ts';
import { defineRule } from '../rule.ts';

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
