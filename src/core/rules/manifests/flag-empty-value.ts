import { flagText, flagView } from '../../cluster/nodes/flags.ts';
import { namesFile } from '../../kubernetes/flags/flagTable.ts';
import { removeFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';

/** Flags whose absence another rule reports, at the empty value. */
const TOLD_AS_UNSET: ReadonlySet<string> = new Set([
  ...['client-ca-file', 'etcd-cafile', 'etcd-certfile', 'tls-cert-file', 'trusted-ca-file', 'peer-trusted-ca-file'],
  ...['service-account-key-file', 'service-account-signing-key-file', 'service-account-private-key-file'],
  ...['kubelet-client-certificate', 'kubelet-certificate-authority', 'requestheader-client-ca-file', 'root-ca-file'],
  ...['proxy-client-cert-file', 'cert-file', 'peer-cert-file', 'authentication-kubeconfig', 'authorization-kubeconfig'],
]);

/** An empty value counts as not set (pflag). */
export const flagEmptyValue = defineRule(MANIFESTS['flag-empty-value'], {
  *check(node) {
    for (const { component, flag, spec, at } of givenFlags(node)) {
      if (flag.value !== '' || !namesFile(spec?.role) || flagView(component, flag.name)?.flag !== flag) continue;
      if (spec?.role === 'signerCertificate' || spec?.role === 'signerKey' || TOLD_AS_UNSET.has(flag.name)) continue;
      // Half a pair is reported at the half that is set.
      if (spec?.pair && flagText(component, spec.pair)) continue;
      yield { message: 'empty', data: { flag: flag.spelling }, at, fixes: removeFlag(node, component, flag) };
    }
  },
});
