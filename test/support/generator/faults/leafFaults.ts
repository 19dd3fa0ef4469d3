import { issue } from '../../certificates.ts';
import { key } from '../../keyPair.ts';
import { days } from '../../nodeOptions.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import type { LeafRole } from '../roles.ts';
import { type GeneratedFault, hasComponents, leafPaths, leafPlace, pickLeaf } from './fault.ts';

const USED: readonly LeafRole[] = [
  'apiserver',
  'apiserver-kubelet-client',
  'apiserver-etcd-client',
  'front-proxy-client',
  'etcd-server',
  'etcd-peer',
  'admin',
  'controller-manager',
  'scheduler',
  'kubelet-client',
];
const CLIENTS: readonly LeafRole[] = [
  'apiserver-kubelet-client',
  'apiserver-etcd-client',
  'front-proxy-client',
  'admin',
  'controller-manager',
  'scheduler',
  'kubelet-client',
];

/** A CA that nothing of the node knows. */
export async function strangerCa(draft: NodeDraft, commonName = 'stranger-ca') {
  return issue({
    subject: { commonName },
    key: await key('generated stranger'),
    notBefore: draft.design.created,
    notAfter: days(draft.design.created, 3650),
    ca: true,
    keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
    subjectKeyId: true,
  });
}

/** The user of a leaf names it in a flag; kubeconfigs name their own. */
export const LEAF_FAULTS: readonly GeneratedFault[] = [
  {
    id: 'leaf expired',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, USED);
      if (role === undefined) return undefined;
      draft.reissue(role, {
        notBefore: days(draft.design.now, -400),
        notAfter: days(draft.design.now, -1 - draw.below(40)),
      });
      return { paths: leafPaths(draft, role) };
    },
  },
  {
    id: 'leaf not yet valid',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, USED);
      if (role === undefined) return undefined;
      draft.reissue(role, { notBefore: days(draft.design.now, 2), notAfter: days(draft.design.now, 300) });
      return { paths: leafPaths(draft, role) };
    },
  },
  {
    id: 'leaf of another CA',
    apply: async (draft, draw) => {
      if (!hasComponents(draft)) return undefined;
      const role = pickLeaf(draft, draw, USED);
      if (role === undefined) return undefined;
      draft.reissue(role, { issuer: await strangerCa(draft) });
      const place = leafPlace(draft, role);
      if (role !== 'etcd-server' && role !== 'etcd-peer') return place;
      // It may be reported at the flag of the CA that rejects it.
      return { ...place, named: [...(place.named ?? []), draft.path(draft.authorityRole('etcd-ca'))] };
    },
  },
  {
    id: 'key of another pair',
    apply: async (draft, draw) => {
      const role = pickLeaf(draft, draw, USED);
      if (role === undefined) return undefined;
      const own = draft.leafRole(role);
      draft.keys.set(own, await key('generated other', 'ECDSA-P256'));
      return leafPlace(draft, role);
    },
  },
  {
    id: 'client without clientAuth',
    apply: (draft, draw) => {
      if (!hasComponents(draft)) return undefined;
      const role = pickLeaf(draft, draw, CLIENTS);
      if (role === undefined || draft.leafRole(role) !== role) return undefined;
      draft.reissue(role, { extendedKeyUsage: ['serverAuth'] });
      return { paths: leafPaths(draft, role) };
    },
  },
  {
    id: 'server without serverAuth',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['apiserver', 'etcd-server']);
      if (role === undefined || !hasComponents(draft)) return undefined;
      draft.reissue(role, { extendedKeyUsage: ['clientAuth'] });
      return { paths: leafPaths(draft, role) };
    },
  },
  {
    id: 'server without the dialed name',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['apiserver', 'etcd-server']);
      if (role === undefined || !hasComponents(draft)) return undefined;
      const dialed = dialedName(draft, role);
      if (dialed === undefined) return undefined;
      draft.reissue(role, {
        sans: draft.certificate(role).spec.sans?.filter((san) => san.replace(/^\w+:/, '') !== dialed),
      });
      const place = leafPlace(draft, role);
      // The files do not show which of the two is wrong, the address or the certificate.
      return { ...place, named: [...(place.named ?? []), dialed] };
    },
  },
  {
    id: 'identity of another component',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, ['controller-manager', 'scheduler', 'kubelet-client']);
      if (role === undefined || !isUsed(draft, role)) return undefined;
      const commonName = draw.pick(['system:kube-proxy', 'kube-scheduler', 'kubernetes-user']);
      draft.reissue(role, { subject: { commonName } });
      return leafPlace(draft, role);
    },
  },
  {
    id: 'weak key',
    apply: async (draft, draw) => {
      const role = pickLeaf(draft, draw, USED.slice(0, 6));
      if (role === undefined) return undefined;
      draft.reissue(role, { key: await key('generated weak', 'RSA-1024') });
      return { paths: leafPaths(draft, role) };
    },
  },
  {
    id: 'SHA-1 signature',
    apply: (draft, draw) => {
      const role = pickLeaf(draft, draw, USED.slice(0, 6));
      // Releases made with Go before 1.18, etcd's some years longer, take it.
      if (role === undefined || draft.design.release.minor < 30) return undefined;
      if (draft.design.authorityAlgorithm === 'Ed25519') return undefined;
      draft.reissue(role, { hash: 'sha1' });
      return { paths: leafPaths(draft, role) };
    },
  },
];

/** Whether a component uses the kubeconfig; guides of 1.19 and before had clients of the plain port. */
const isUsed = (draft: NodeDraft, role: LeafRole): boolean => {
  const path = draft.kubeconfigs.get(role as 'scheduler')?.path;
  return [...draft.components.values()].some(({ flags }) => flags.some(([, value]) => value === path));
};

/** A name by which a client of this node connects to the server, and that no other purpose needs. */
function dialedName({ design }: NodeDraft, role: LeafRole): string | undefined {
  const { layout, endpoint, address } = design;
  if (layout.hosts) return role === 'etcd-server' ? layout.hosts.etcd : layout.hosts.apiserver;
  // Only the administrator uses the endpoint, and on no machine of the control plane.
  if (layout.runs === 'compose' && role === 'apiserver') return undefined;
  if (role === 'etcd-server')
    return layout.runs === 'units' || layout.name === 'kubespray'
      ? undefined
      : address.includes(':')
        ? '::1'
        : '127.0.0.1';
  if (layout.name === 'rke2') return '127.0.0.1';
  return layout.name === 'minikube' ? 'control-plane.minikube.internal' : endpoint?.replace(/:\d+$/, '');
}
