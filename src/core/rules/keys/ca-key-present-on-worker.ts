import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { type ComponentName, isAddOn } from '../../model/documents/component.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { placeOfFile } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

/** kubernetes.io, "PKI certificates and requirements": CA keys belong to control-plane nodes. */
export const caKeyPresentOnWorker = defineRule(KEYS['ca-key-present-on-worker'], {
  *check(node) {
    if (!isWorker(node)) return;
    const authorities = clusterAuthorities(node);
    for (const { file, archived, hostPath } of node.files) {
      if (archived || hostPath === undefined) continue;
      const isTheirs = file.artifacts.some(
        (artifact) => artifact.kind === 'privateKey' && authorities.has(artifact.key.publicKey?.id ?? ''),
      );
      if (isTheirs) yield { message: 'present', at: placeOfFile(file) };
    }
  },
});

const OF_WORKERS: ReadonlySet<ComponentName> = new Set<ComponentName>(['kubelet', 'kube-proxy']);

/** Files that only a control plane has. */
const CONTROL_PLANE =
  /^\/etc\/kubernetes\/(manifests\/|pki\/(apiserver|front-proxy-client|sa)|(super-)?admin\.conf|controller-manager\.conf|scheduler\.conf)/;

/** The names in the certificates of workers: of the kubelet and kube-proxy, and of the pair that the kubelet creates for itself. */
const NAME_OF_WORKERS = /^system:(?:node:|kube-proxy$)|@\d+$/;

/**
 * Whether a kubelet uses the cluster from here, and everything else is a worker's as well: other components and certificates make it a control plane,
 * or a folder in which somebody prepares the files of several nodes. A flat copy shows nothing about where its files were.
 */
function isWorker(node: NodeView): boolean {
  if (!node.root || (node.root.inferred ?? []).length > 0 || !node.kubeconfigs.some(isOfKubelet)) return false;
  const runsMore = node.components.some(({ name, document }) => document && !OF_WORKERS.has(name) && !isAddOn(name));
  return !runsMore && !node.files.some(({ hostPath }) => CONTROL_PLANE.test(hostPath ?? '')) && !hasOthers(node);
}

/** A name alone, or a user's name alone, shows no kubelet. */
function isOfKubelet({ owner, ownerEvidence }: KubeconfigView): boolean {
  return owner === 'kubelet' && ownerEvidence !== 'inferred';
}

function hasOthers({ files }: NodeView): boolean {
  return files.some(({ file }) =>
    file.artifacts.some((artifact) => {
      if (artifact.kind !== 'certificate' || isAuthority(artifact.certificate)) return false;
      return !NAME_OF_WORKERS.test(commonName(artifact.certificate) ?? '');
    }),
  );
}

/** The certificates of kubeadm's CAs that no worker needs. */
const OTHER_AUTHORITIES = ['/etc/kubernetes/pki/front-proxy-ca.crt', '/etc/kubernetes/pki/etcd/ca.crt'];

/** The IDs of the public keys of the cluster's CAs: those that the kubelet trusts, and kubeadm's others. */
function clusterAuthorities(node: NodeView): ReadonlySet<string> {
  const trusted = consumersOf(node).all.filter(({ role, owner }) => role === 'trustBundle' && owner === 'kubelet');
  const ofKubelets = node.kubeconfigs.filter(isOfKubelet).flatMap(({ current }) => {
    const authority = current.cluster?.certificateAuthority;
    return authority ? certificatesOf(authority) : [];
  });
  const all = [
    ...trusted.flatMap(({ credentials }) => certificatesOf(credentials)),
    ...ofKubelets,
    ...OTHER_AUTHORITIES.flatMap((path) => certificatesOf(fileAt(node, path)?.file ?? { artifacts: [] })),
  ];
  return new Set(
    all.filter(({ certificate }) => isAuthority(certificate)).map(({ certificate }) => certificate.publicKey.id),
  );
}
