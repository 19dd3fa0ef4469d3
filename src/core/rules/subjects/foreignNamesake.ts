import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { KubeconfigClusterView, KubeconfigView, NodeView } from '../../model/node.ts';
import { webhookKubeconfigs } from '../../uses/lookup/webhookKubeconfigs.ts';
import type { RuleContext } from '../engine/rule.ts';
import { differingAuthorities } from './differingAuthorities.ts';

/** A cluster of a kubeconfig whose CA has the name of the client certificate's issuer, but did not sign it. */
export interface ForeignNamesake {
  readonly authority: CertificateArtifact;
  readonly bundle: CredentialSource;
  readonly leaf: CertificateArtifact;
  readonly presented: CredentialSource;
}

/**
 * The CAs of a name of which a kubeconfig alone shows two. The CA for clients may be another one than that of the server, and then has another name: k3s, RKE2,
 * Gardener and OpenShift name them apart, and kubeadm, kops, RKE, Talos, minikube, AKS and GKE have one CA for both. Two keys with one name are left
 * by a CA that was regenerated, or by two clusters of one installer. Files that show what the API server presents and trusts decide better.
 */
export function foreignNamesakes(node: NodeView, context: RuleContext): readonly ForeignNamesake[] {
  const ofWebhooks = new Set(webhookKubeconfigs(node).map(({ kubeconfig }) => kubeconfig));
  const decided = new Set(
    context.verifications.flatMap(({ presented, trusted, outcome }) => (outcome ? [presented, trusted] : [])),
  );
  const { witness, strangers = [] } = differingAuthorities(node, context) ?? {};
  for (const bundle of strangers) decided.add(bundle);
  if (witness) decided.add(witness);
  const found = node.kubeconfigs
    .filter((kubeconfig) => !ofWebhooks.has(kubeconfig))
    .flatMap((kubeconfig) => namesakesIn(kubeconfig, context))
    .filter(({ bundle, presented }) => !decided.has(bundle) && !decided.has(presented));
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

/** Contexts share clusters and users. */
function keyOf({ bundle, presented: { at } }: ForeignNamesake): string {
  return `${bundle.at.uri} ${bundle.at.span.start} ${at.span.start}`;
}

function namesakesIn({ document, clusters, users }: KubeconfigView, context: RuleContext): readonly ForeignNamesake[] {
  const clusterOf = firstByName(clusters, (view) => view.cluster.name);
  const userOf = firstByName(users, (view) => view.user.name);
  return document.contexts.flatMap(({ cluster, user }) => {
    const view = cluster && clusterOf.get(cluster.value);
    const presented = user && userOf.get(user.value)?.clientCertificate;
    const bundle = view && verifiesServer(view) ? view.certificateAuthority : undefined;
    return bundle && presented ? (namesakeOf(bundle, presented, context) ?? []) : [];
  });
}

function firstByName<View>(views: readonly View[], nameOf: (view: View) => string): ReadonlyMap<string, View> {
  return new Map(views.toReversed().map((view) => [nameOf(view), view]));
}

/** A server behind a proxy may be the proxy's. */
function verifiesServer({ cluster }: KubeconfigClusterView): boolean {
  const [url] = parseUrls(cluster.server?.value);
  return url?.scheme === 'https' && !cluster.proxyUrl && cluster.insecureSkipTlsVerify?.value !== true;
}

function namesakeOf(
  bundle: CredentialSource,
  presented: CredentialSource,
  { signatures }: RuleContext,
): ForeignNamesake | undefined {
  const [leaf, ...chain] = certificatesOf(presented);
  if (!leaf || !bundle.known || !presented.known) return undefined;
  const { issuer, authorityKeyId } = leaf.certificate;
  const namesakes = certificatesOf(bundle).filter(({ certificate }) => certificate.subject.key === issuer.key);
  const [authority] = namesakes;
  const isForeign = namesakes.every(
    ({ certificate }) =>
      certificate.basicConstraints?.ca === true &&
      signatures.verdict(leaf.certificate, certificate) === 'invalid' &&
      (authorityKeyId === undefined || authorityKeyId !== certificate.subjectKeyId),
  );
  // An intermediate of the same name may lead to the bundle.
  const isDirect = chain.every(({ certificate }) => certificate.subject.key !== issuer.key);
  return authority && isForeign && isDirect ? { authority, bundle, leaf, presented } : undefined;
}
