import { credentialSourceOf } from '../../cluster/nodes/flags.ts';
import { kubeconfigKey, readKubeconfigKey } from '../../cluster/nodes/kubeconfigOwner.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';

/** The flags whose kubeconfigs lead to webhooks (kubernetes.io, "Webhook Token Authentication", "Webhook Mode" and "Auditing"). */
const FLAGS: ReadonlySet<string> = new Set([
  'authentication-token-webhook-config-file',
  'authorization-webhook-config-file',
  'audit-webhook-config-file',
]);

/** Configurations that name such kubeconfigs: of ImagePolicyWebhook and other admission plugins, and of authorizers. */
const CONFIGURATIONS: ReadonlySet<string> = new Set(['AdmissionConfiguration', 'AuthorizationConfiguration']);

/** A kubeconfig by which kube-apiserver calls a webhook: its cluster is the webhook, and its user is the API server. */
export interface WebhookKubeconfig {
  readonly kubeconfig: KubeconfigView;
  readonly apiserver: ComponentView;
  readonly pair?: { readonly certificate?: CredentialSource | undefined; readonly key?: CredentialSource | undefined };
  readonly trusts?: CredentialSource | undefined;
}

/** The kubeconfigs by which the node's API server calls webhooks. A kubeconfig that a component reads as a client of kube-apiserver is left out. */
export const webhookKubeconfigs = derivedOfLatest((node: NodeView): readonly WebhookKubeconfig[] => {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver) return [];
  const keys = new Set(referencesOf(apiserver).flatMap(({ resolution }) => readKubeconfigKey(resolution) ?? []));
  if (keys.size === 0) return [];
  // The paths in them are those of the container.
  const opened = new Map(
    (apiserver.embedded ?? []).map((one) => [placeKey(one), credentialSourceOf(one, 'kubeconfig')]),
  );
  return node.kubeconfigs.flatMap((kubeconfig) => {
    const { document, owner, ownerEvidence, current } = kubeconfig;
    if (!keys.has(kubeconfigKey(document)) || (owner !== 'kubectl' && !ownerEvidence)) return [];
    const inContainer = (given: CredentialSource | undefined) =>
      given?.reference ? (opened.get(placeKey(given.reference)) ?? given) : given;
    const { user, cluster } = current;
    const certificate = inContainer(user?.clientCertificate);
    const pair = certificate && { certificate, key: inContainer(user?.clientKey) };
    return [{ kubeconfig, apiserver, trusts: inContainer(cluster?.certificateAuthority), ...(pair && { pair }) }];
  });
});

function referencesOf({ flags, embedded = [] }: ComponentView): readonly FileReference[] {
  const named = flags.flatMap(({ flag, reference }) => (FLAGS.has(flag.name) && reference ? [reference] : []));
  return [...named, ...embedded.filter(({ within }) => CONFIGURATIONS.has(within))];
}

function placeKey({ at }: FileReference): string {
  return `${at.uri} ${at.span.start}`;
}
