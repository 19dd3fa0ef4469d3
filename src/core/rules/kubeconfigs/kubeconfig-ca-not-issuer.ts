import { faultRule } from '../../connections/faultRule.ts';
import { refusalEffect } from '../../connections/refusalEffect.ts';
import { shortName } from '../../describe/shortName.ts';
import type { Fix } from '../../model/finding.ts';
import { certificatesOf, type Material } from '../../nodes/material.ts';
import type { NodeView } from '../../nodes/node.ts';
import { encodeBase64 } from '../../text/base64.ts';
import { GO_X509, KUBECONFIG_PAGE } from '../references.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { trustedNames } from '../trustedNames.ts';
import { faultRelated } from '../trustFaultPlaces.ts';

/** A kubeconfig whose CA does not verify the API server it belongs to (Go, Certificate.Verify; tried). */
export const kubeconfigCaNotIssuer = defineRule({
  id: 'kubeconfigs/kubeconfig-ca-not-issuer',
  severity: 'error',
  basis: 'observed',
  title: 'The CA of a kubeconfig does not verify the API server',
  messages: {
    other: '{field} trusts only {list}, but the API server shows “{leaf}”, issued by “{issuer}”: {effect}.',
  },
  docs: {
    why: 'The client verifies the API server with this CA and nothing else. It was copied from another cluster, or the cluster’s CA was made anew and this file still holds the old one; then both have the same name and different keys.',
    fix: 'Put in the base64 of the right CA: `base64 -w0 < /etc/kubernetes/pki/ca.crt`, or make the kubeconfig anew with `kubeadm init phase kubeconfig <name>`.',
    references: [GO_X509, KUBECONFIG_PAGE],
  },
  *check(node, context) {
    for (const fault of context.trustFaults) {
      if (faultRule(fault, node, context.signatures) !== this.id) continue;
      for (const proof of fault.proofs) {
        const { trusted, presented, failure } = proof;
        const leaf = certificatesOf(presented)[0]?.certificate ?? failure.certificate;
        yield {
          message: 'other',
          data: {
            field: trusted.label,
            list: trustedNames(trusted, failure.certificate),
            leaf: shortName(leaf.subject),
            issuer: shortName(failure.certificate.issuer),
            effect: refusalEffect(proof, failure),
          },
          at: trusted.at,
          related: faultRelated({ ...fault, proofs: [proof] }, trusted.at),
          fixes: replaceAuthority(trusted, presented, node, context),
        };
      }
    }
  },
});

/** Puts in the bundle of a CA file that does verify the server; only into embedded data. */
function replaceAuthority(
  trusted: Material,
  presented: Material,
  node: NodeView,
  { proofs }: RuleContext,
): readonly Fix[] {
  if (trusted.reference) return [];
  const right = proofs.find(
    (proof) => proof.outcome?.kind === 'trusted' && proof.presented.uri === presented.uri && proof.trusted.reference,
  );
  const source = node.files.find(({ file }) => file.uri === right?.trusted.uri);
  const text = source?.file.text;
  if (!source || text === undefined || !source.file.artifacts.every(({ kind }) => kind === 'certificate')) return [];
  if (source.file.problems.length > 0) return [];
  const data = encodeBase64(new TextEncoder().encode(text));
  return [{ title: `Replace by ${source.hostPath ?? source.path}`, edits: [{ ...trusted.at, text: data }] }];
}
