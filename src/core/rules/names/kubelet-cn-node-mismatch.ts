import { flagPlace, flagView, isHole, knownText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

/** A kubelet can modify only its own node (kubernetes.io, "Using Node Authorization"). */
export const kubeletCnNodeMismatch = defineRule(NAMES['kubelet-cn-node-mismatch'], {
  *check(node) {
    const known = nodeName(node);
    // A kubeconfig identified only by its content may be the one of another node's kubelet.
    const guessed = new Set(node.kubeconfigs.flatMap(({ uri, ownerEvidence }) => (ownerEvidence ? uri : [])));
    for (const use of credentialUses(node)) {
      const leaf = use.by === 'kubelet' && use.purpose === 'clientAuth' ? leafInUse(use) : undefined;
      const cn = leaf && /^system:node:(.+)$/.exec(commonName(leaf.certificate))?.[1];
      if (!leaf || cn === undefined || guessed.has(use.credentials.at.uri)) continue;
      const isOther = known !== undefined && known.name !== cn.toLowerCase();
      if (!isOther && cn === cn.toLowerCase()) continue;
      const { at } = use.credentials;
      yield {
        message: isOther ? 'other' : 'upperCase',
        data: { cn, node: known?.name ?? '' },
        at,
        related: relatedTo(at, [
          relatedPlace(placeOf(leaf), phrase('The certificate')),
          isOther ? relatedPlace(known.at, phrase('The name of this node')) : undefined,
        ]),
      };
    }
  },
});

/**
 * From the kubelet's flag, else from etcd where it bears the node's name as kubeadm gives it, else from the name that whoever
 * embedded a certificate in the kubelet's kubeconfig gave its user.
 */
function nodeName(node: NodeView): { readonly name: string; readonly at: Location } | undefined {
  const kubelet = componentOf(node, 'kubelet');
  const given = flagView(kubelet, 'hostname-override');
  const override = given?.flag.value;
  if (given && isHole(given)) return undefined;
  // An environment file alone may not be read by anything.
  if (kubelet?.document?.source === 'environment' && override) return undefined;
  if (kubelet && override) return { name: override.toLowerCase(), at: flagPlace(kubelet, 'hostname-override') };
  if (unreadFor(kubelet, 'hostname-override')) return undefined;
  const etcd = componentOf(node, 'etcd');
  const name = knownText(etcd, 'name');
  const server = leafOf(listeningFor(node, 'etcd')?.pairs[0]?.certificate);
  const isKubeadms = etcd?.document?.pod?.annotations.has('kubeadm.kubernetes.io/etcd.advertise-client-urls') === true;
  if (!etcd || !name || !server || !isKubeadms || commonName(server.certificate) !== name) return userName(node);
  return { name: name.toLowerCase(), at: flagPlace(etcd, 'name') };
}

function userName(node: NodeView): { readonly name: string; readonly at: Location } | undefined {
  for (const { owner, ownerEvidence, uri, current } of node.kubeconfigs) {
    const user = owner === 'kubelet' && !ownerEvidence ? current.user?.user : undefined;
    const name = /^system:node:(.+)$/.exec(user?.name ?? '')?.[1];
    if (user?.clientCertificate.data && name) return { name: name.toLowerCase(), at: { uri, span: user.span } };
  }
  return undefined;
}
