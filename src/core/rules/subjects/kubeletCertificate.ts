import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { lacksBootstrap } from '../../connections/handshake/loadingSteps.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificateListOf, leafOf, privateKeyOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { componentOf, type KubeconfigView, type NodeFile, type NodeView } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { renameKey } from '../edits/fieldEdits.ts';

/** The link that the kubelet keeps on the newest of its client certificates (client-go, certificate_store.go). */
export const CURRENT = ownText('/var/lib/kubelet/pki/kubelet-client-current.pem');

/**
 * The target of that link, if it is valid at `now` (ms since the epoch) and has its key: the newest dated file. The link itself is read only if a
 * file names it.
 */
export function rotatedCertificate(node: NodeView, now: number): NodeFile | undefined {
  const [newest] = node.files
    .filter(({ hostPath = '', archived }) => !archived && KUBELET_CLIENT.test(hostPath))
    .sort((a, b) => (String(a.hostPath) < String(b.hostPath) ? 1 : -1));
  const artifacts = newest?.file.artifacts ?? [];
  const leaf = artifacts.find((artifact) => artifact.kind === 'certificate')?.certificate;
  const key = artifacts.find((artifact) => artifact.kind === 'privateKey')?.key;
  const isGood = leaf && leaf.notBefore <= now && now <= leaf.notAfter && key?.publicKey?.id === leaf.publicKey.id;
  return isGood ? newest : undefined;
}

const KUBELET_CLIENT = /^\/var\/lib\/kubelet\/pki\/kubelet-client-[^/]+\.pem$/;

/** Lets the kubeconfig's user name the link instead of what it embeds; nothing if that is not one word on one line. */
export function nameRotated(node: NodeView, { uri, current }: KubeconfigView): readonly Fix[] {
  const file = fileOfUri(node, uri)?.file;
  const { clientCertificate, clientKey } = current.user?.user ?? {};
  const [certificate, key] = [clientCertificate?.data, clientKey?.data];
  if (!file?.text || !certificate || !key) return [];
  const edits = [];
  for (const [name, { span }] of [
    ['client-certificate', certificate],
    ['client-key', key],
  ] as const) {
    const [renamed] = renameKey(file, span, `${name}-data`, name);
    if (!renamed || /\s/.test(file.text.slice(span.start, span.end))) return [];
    edits.push(...renamed.edits, { uri, span, text: CURRENT });
  }
  return [{ title: phrase('Use kubelet-client-current.pem'), edits }];
}

/** Whether the kubelet has no use for a bootstrap kubeconfig at `now` (ms since the epoch), as it can use its own (kubelet, isClientConfigStillValid). */
export function isSpareBootstrap(node: NodeView, kubeconfig: KubeconfigView | undefined, now: number): boolean {
  return kubeconfig?.isBootstrap === true && node.kubeconfigs.some((one) => isUsable(node, one, now));
}

function isUsable(node: NodeView, { owner, ownerEvidence, isBootstrap, current }: KubeconfigView, now: number) {
  const { clientCertificate, clientKey } = current.user ?? {};
  const leaf = leafOf(clientCertificate)?.certificate;
  if (owner !== 'kubelet' || ownerEvidence || isBootstrap || !clientCertificate || !leaf) return false;
  const key = privateKeyOf(clientKey)?.key.publicKey;
  const hasKey = key ? key.id === leaf.publicKey.id : !node.hasPrivateKeys;
  return hasKey && certificateListOf(clientCertificate).every(({ notAfter }) => notAfter >= now);
}

/** A kubelet that can neither log in nor ask for a new certificate. */
interface DeadEnd {
  readonly kubeconfig: KubeconfigView;
  readonly leaf: CertificateArtifact;
}

/** The node's, where its client certificate has expired and nothing is there to bootstrap with. */
export function kubeletDeadEnd(node: NodeView, now: number): DeadEnd | undefined {
  for (const kubeconfig of node.kubeconfigs) {
    const leaf = leafOf(kubeconfig.current.user?.clientCertificate);
    // A file that only its content shows as a kubelet's kubeconfig may belong to another node.
    if (kubeconfig.owner !== 'kubelet' || kubeconfig.ownerEvidence || !leaf || leaf.certificate.notAfter >= now)
      continue;
    if (leaf.certificate.notAfter < leaf.certificate.notBefore) continue;
    const isChecked = holdsFor(componentOf(node, 'kubelet'), BEHAVIORS.kubeletChecksClient) !== 'no';
    return isChecked && hasNoBootstrap(node) ? { kubeconfig, leaf } : undefined;
  }
  return undefined;
}

/** kubeadm's place for it (kubernetes.io, "PKI certificates and requirements"). */
export const BOOTSTRAP_PATH = '/etc/kubernetes/bootstrap-kubelet.conf';

/** Whether there is certainly no kubeconfig to bootstrap with; false also if it is unknown. */
export function hasNoBootstrap(node: NodeView): boolean {
  const kubelet = componentOf(node, 'kubelet');
  if (flagView(kubelet, 'kubeconfig') ?? flagView(kubelet, 'bootstrap-kubeconfig')) return lacksBootstrap(kubelet);
  // Without a command line kubeadm's place tells.
  if (!node.hasPrivateKeys || unreadFor(kubelet, 'bootstrap-kubeconfig')) return false;
  const beside = node.kubeconfigs.filter(({ hostPath }) => /^\/etc\/kubernetes\/[^/]+\.conf$/.test(hostPath ?? ''));
  return beside.length > 0 && !beside.some(({ hostPath }) => hostPath === BOOTSTRAP_PATH);
}
