import { flagText, flagView } from '../../cluster/nodes/flags.ts';
import { namesFile, SIDE_FLAGS } from '../../kubernetes/flags/flagTable.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import { removeFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';

/** Flags whose absence another rule reports, at the empty value. */
const TOLD_AS_UNSET: ReadonlySet<string> = new Set([
  ...SIDE_FLAGS.filter(isReportedUnset).map(({ name }) => name),
  ...['authentication-kubeconfig', 'authorization-kubeconfig'],
]);

/** As a client, etcd has a certificate without one of these flags: that of its server. */
function isReportedUnset({ component, side, role }: FlagSpec): boolean {
  if (component === 'etcd' && side?.startsWith('connects')) return false;
  return role === 'certificate' || role === 'trustBundle' || role === 'verificationKeys' || role === 'signingKey';
}

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
