import type { Draw } from '../../../fuzz/draw.ts';
import { folderOf, kubeconfig } from '../componentFlags.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import type { AuthorityRole, ComponentName } from '../roles.ts';
import { etcdVariable, flagsFile } from '../unitText.ts';
import { type FixPlace, type GeneratedFault, hasComponents } from './fault.ts';
import { strangerCa } from './leafFaults.ts';

/** The line of a flag, if the file has a separate line for it. */
function flagPlace(draft: NodeDraft, name: ComponentName, flag: string): FixPlace {
  const { etcd } = draft.design.style;
  const written = name === 'etcd' && etcd === 'variables' ? [etcdVariable(flag), `--${flag}`] : [flag];
  const hasGroups = name === 'etcd' && etcd === 'configuration';
  return { paths: [flagsFile(draft, name)], texts: hasGroups ? [draft.flag(name, flag) ?? flag] : written };
}

const CA_FLAGS: readonly (readonly [ComponentName, string, AuthorityRole])[] = [
  ['kube-apiserver', 'client-ca-file', 'client-ca'],
  ['kube-apiserver', 'etcd-cafile', 'etcd-ca'],
  ['kube-apiserver', 'requestheader-client-ca-file', 'front-proxy-ca'],
  ['etcd', 'trusted-ca-file', 'etcd-ca'],
  ['kube-controller-manager', 'root-ca-file', 'ca'],
];
const FILE_FLAGS: readonly (readonly [ComponentName, string])[] = [
  ['kube-apiserver', 'client-ca-file'],
  ['kube-apiserver', 'etcd-cafile'],
  ['kube-apiserver', 'etcd-certfile'],
  ['kube-apiserver', 'tls-cert-file'],
  ['kube-apiserver', 'tls-private-key-file'],
  ['kube-apiserver', 'kubelet-client-key'],
  ['kube-apiserver', 'proxy-client-cert-file'],
  ['kube-controller-manager', 'root-ca-file'],
  ['kube-controller-manager', 'service-account-private-key-file'],
  ['etcd', 'cert-file'],
  ['etcd', 'peer-key-file'],
  ['etcd', 'trusted-ca-file'],
];

/** One of the flags that this node sets. */
function pickFlag(draft: NodeDraft, draw: Draw, flags: typeof FILE_FLAGS): (typeof FILE_FLAGS)[number] | undefined {
  const set = hasComponents(draft) ? flags.filter(([name, flag]) => draft.flag(name, flag) !== undefined) : [];
  return set.length === 0 ? undefined : draw.pick(set);
}

/** Faults of what components are given. */
export const FLAG_FAULTS: readonly GeneratedFault[] = [
  {
    id: 'flag names another CA',
    apply: (draft, draw) => {
      const set = hasComponents(draft)
        ? CA_FLAGS.filter(
            ([name, flag]) =>
              draft.flag(name, flag) !== undefined && (flag !== 'etcd-cafile' || draft.components.has('etcd')),
          )
        : [];
      if (set.length === 0) return undefined;
      const [name, flag, role] = draw.pick(set);
      const others = (['ca', 'front-proxy-ca', 'etcd-ca'] as const).filter(
        (other) =>
          draft.authorityRole(other) !== draft.authorityRole(role) &&
          draft.path(draft.authorityRole(other)) !== draft.flag(name, flag),
      );
      // An etcd CA with bundle, or one that the pod of etcd does not see, is another fault.
      const other =
        name === 'etcd'
          ? others.find((candidate) => folderOf(draft.path(candidate)) === folderOf(draft.flag(name, flag) ?? ''))
          : others[0];
      if (other === undefined) return undefined;
      draft.setFlag(name, flag, draft.path(draft.authorityRole(other)));
      const place = flagPlace(draft, name, flag);
      // No file shows which of the two is wrong, the CA or the only certificate that is verified against it.
      return flag === 'requestheader-client-ca-file' ? { ...place, named: [draft.path('front-proxy-client')] } : place;
    },
  },
  {
    id: 'flag names a missing file',
    apply: (draft, draw) => {
      const picked = pickFlag(draft, draw, FILE_FLAGS);
      if (picked === undefined) return undefined;
      const [name, flag] = picked;
      draft.setFlag(name, flag, (draft.flag(name, flag) ?? '').replace(/(\.\w+)$/, '-new$1'));
      return flagPlace(draft, name, flag);
    },
  },
  {
    id: 'flag names a file that is not mounted',
    apply: (draft, draw) => {
      const { runs } = draft.design.layout;
      if ((runs !== 'pods' && runs !== 'kubeadm') || draft.design.style.singleMounts) return undefined;
      const picked = pickFlag(draft, draw, FILE_FLAGS.slice(0, 3));
      if (picked === undefined) return undefined;
      const [name, flag] = picked;
      const before = draft.flag(name, flag) ?? '';
      const after = `/srv/pki/${before.split('/').at(-1)}`;
      const role = flag === 'client-ca-file' ? 'client-ca' : 'etcd-ca';
      draft.putAt(
        after,
        flag === 'etcd-certfile'
          ? draft.certificate('apiserver-etcd-client').pem
          : (draft.bundles.get(role) ?? []).map(({ pem }) => pem).join(''),
      );
      draft.setFlag(name, flag, after);
      return flagPlace(draft, name, flag);
    },
  },
  {
    id: 'certificate and key flags swapped',
    apply: (draft, draw) => {
      if (!hasComponents(draft)) return undefined;
      const [certificate, key] = draw.pick([
        ['tls-cert-file', 'tls-private-key-file'],
        ['etcd-certfile', 'etcd-keyfile'],
        ['proxy-client-cert-file', 'proxy-client-key-file'],
      ] as const);
      const [first = '', second = ''] = [draft.flag('kube-apiserver', certificate), draft.flag('kube-apiserver', key)];
      draft.setFlag('kube-apiserver', certificate, second);
      draft.setFlag('kube-apiserver', key, first);
      return { paths: [flagsFile(draft, 'kube-apiserver')] };
    },
  },
  {
    id: 'etcd asked by http',
    apply: (draft) => {
      if (!hasComponents(draft) || !draft.components.has('etcd')) return undefined;
      draft.setFlag(
        'kube-apiserver',
        'etcd-servers',
        (draft.flag('kube-apiserver', 'etcd-servers') ?? '').replaceAll('https:', 'http:'),
      );
      return flagPlace(draft, 'kube-apiserver', 'etcd-servers');
    },
  },
  {
    id: 'etcd asked at another port',
    apply: (draft) => {
      if (!hasComponents(draft) || !draft.components.has('etcd')) return undefined;
      draft.setFlag(
        'kube-apiserver',
        'etcd-servers',
        (draft.flag('kube-apiserver', 'etcd-servers') ?? '').replaceAll(':2379', ':2378'),
      );
      return flagPlace(draft, 'kube-apiserver', 'etcd-servers');
    },
  },
  {
    id: 'peers trust another CA',
    apply: async (draft) => {
      if (!draft.components.has('etcd')) return undefined;
      const ca = await strangerCa(draft, 'other-etcd-ca');
      const path = `${folderOf(draft.path(draft.leafRole('etcd-peer')))}/other-ca.crt`;
      draft.putAt(path, ca.pem);
      draft.setFlag('etcd', 'peer-trusted-ca-file', path);
      return flagPlace(draft, 'etcd', 'peer-trusted-ca-file');
    },
  },
  {
    id: 'front proxy of a name that is not allowed',
    apply: (draft) => {
      if (!hasComponents(draft)) return undefined;
      draft.setFlag('kube-apiserver', 'requestheader-allowed-names', 'another-proxy');
      return {
        ...flagPlace(draft, 'kube-apiserver', 'requestheader-allowed-names'),
        named: [draft.path('front-proxy-client')],
      };
    },
  },
  {
    id: 'quotes in a path',
    apply: (draft, draw) => {
      const { runs } = draft.design.layout;
      if (runs === 'units' || draft.design.style.pod !== 'list') return undefined;
      const picked = pickFlag(draft, draw, FILE_FLAGS.slice(0, 9));
      if (picked === undefined) return undefined;
      const [name, flag] = picked;
      draft.setFlag(name, flag, `"${draft.flag(name, flag)}"`);
      return flagPlace(draft, name, flag);
    },
  },
  {
    id: 'no CA for clients',
    apply: (draft) => {
      if (!hasComponents(draft)) return undefined;
      draft.dropFlag('kube-apiserver', 'client-ca-file');
      return { paths: [flagsFile(draft, 'kube-apiserver'), `/etc/systemd/system/kube-apiserver.service`] };
    },
  },
  {
    id: 'component kubeconfig missing',
    apply: (draft, draw) => {
      const role = draw.pick(['scheduler', 'controller-manager'] as const);
      const name = `kube-${role}` as const;
      if (!draft.components.has(name) || draft.flag(name, 'kubeconfig') === undefined) return undefined;
      draft.kubeconfigs.delete(role);
      return { paths: [flagsFile(draft, name)], texts: [kubeconfig(draft, role).split('/').at(-1) ?? ''] };
    },
  },
];
