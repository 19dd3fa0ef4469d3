import { fileAt, hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { commandLine, type ShellCommand } from '../../model/text/shellCommand.ts';
import { asSentence, phrase } from '../../model/text/text.ts';
import { embedAuthority } from '../edits/authorityCopy.ts';
import { defineRule, type RuleContext } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { reissue } from '../sequences/reissue.ts';

import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';
import { isSpareBootstrap } from '../subjects/kubeletCertificate.ts';

/** A kubeconfig whose CA does not verify the API server it belongs to (Go, Certificate.Verify; tried). */
export const kubeconfigCaNotIssuer = defineRule(KUBECONFIGS['kubeconfig-ca-not-issuer'], {
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (fault.kind === 'otherCluster') yield otherCluster(node, fault, context);
      if (fault.kind !== 'kubeconfigTrust') continue;
      for (const verification of fault.verifications) {
        const { trusted, presented } = verification;
        const { at } = trusted;
        const kubeconfig = node.kubeconfigs.find(({ uri }) => uri === at.uri);
        const isSpare = isSpareBootstrap(node, kubeconfig, context.now);
        yield {
          message: 'other',
          severity: isSpare ? 'info' : undefined,
          data: { ...dataOf(verification, context, isSpare), field: trusted.label },
          at,
          ...aboutFault({ ...fault, verifications: [verification] }),
          related: faultRelated({ ...fault, verifications: [verification] }, at),
          fixes: replaceAuthority(trusted, presented, node, context),
        };
      }
    }
  },
});

/** Both halves fail, and the first is the one that kubectl reports. */
function otherCluster(node: NodeView, fault: TrustFault, context: RuleContext) {
  const { at } = fault.culprit;
  const client = leafOf(fault.verifications.at(-1)?.presented)?.certificate.subject;
  return {
    message: 'otherCluster',
    data: { ...dataOf(fault.verifications[0], context), client: client ? shortName(client) : '' },
    at,
    ...aboutFault(fault),
    related: faultRelated(fault, at),
    command: remake(node, at.uri),
  } as const;
}

function dataOf(verification: TrustFault['verifications'][number], context: RuleContext, isSpare = false) {
  const { effect, ...data } = verificationData(verification, context);
  const later = phrase('once the kubelet cannot use its own kubeconfig, {effect}', { effect });
  return { ...data, effect: asSentence(isSpare ? later : effect) };
}

/** kubeadm's command for a file that it writes; a copy of admin.conf is copied again. */
function remake(node: NodeView, uri: string): ShellCommand | undefined {
  const path = hostPathOfUri(node, uri);
  const isCopy = path !== undefined && /\/\.kube\/config$/.test(path) && fileAt(node, ADMIN_CONF) !== undefined;
  return isCopy ? commandLine('cp {from} {path}', { from: ADMIN_CONF, path }) : reissue(node, uri);
}

const ADMIN_CONF = '/etc/kubernetes/admin.conf';

/** Inserts the bundle of a CA file that does verify the server; only into embedded data. */
function replaceAuthority(
  trusted: CredentialSource,
  presented: CredentialSource,
  node: NodeView,
  { verifications }: RuleContext,
): readonly Fix[] {
  if (trusted.reference) return [];
  const right = verifications.find(
    (verification) =>
      verification.outcome?.kind === 'trusted' &&
      verification.presented.uri === presented.uri &&
      verification.trusted.reference,
  );
  return right ? embedAuthority(node, trusted, right.trusted) : [];
}
