import type { Draw } from '../../../fuzz/draw.ts';
import { key } from '../../keyPair.ts';
import { days } from '../../nodeOptions.ts';
import type { NodeDraft } from '../nodeDraft.ts';
import type { AuthorityRole } from '../roles.ts';
import { type GeneratedFault, hasComponents } from './fault.ts';
import { strangerCa } from './leafFaults.ts';

const ROLES: readonly AuthorityRole[] = ['ca', 'front-proxy-ca', 'etcd-ca'];

/** Bundles and intermediates have more than one certificate to look at. */
const isPlain = ({ design }: NodeDraft): boolean => !design.isRotating && !design.hasIntermediate;

/** One of the CAs. No file of this node shows what an external etcd presents. */
const pickRole = (draft: NodeDraft, draw: Draw): AuthorityRole => {
  const role = draw.pick(ROLES);
  return role === 'etcd-ca' && !draft.components.has('etcd') ? 'ca' : role;
};

/** Faults of the CAs and of the components that trust them. */
export const AUTHORITY_FAULTS: readonly GeneratedFault[] = [
  {
    id: 'CA expired',
    apply: (draft, draw) => {
      if (!isPlain(draft)) return undefined;
      const role = draw.pick(ROLES);
      draft.replaceAuthorityFile(role, {
        notBefore: days(draft.design.now, -3655),
        notAfter: days(draft.design.now, -5),
      });
      for (const kubeconfig of draft.kubeconfigs.values()) kubeconfig.trust = draft.bundles.get('ca') ?? [];
      return { paths: [draft.path(draft.authorityRole(role))] };
    },
  },
  {
    id: 'CA regenerated under its name',
    apply: async (draft, draw) => {
      if (!isPlain(draft) || !hasComponents(draft)) return undefined;
      const role = pickRole(draft, draw);
      draft.replaceAuthorityFile(role, { key: await key('generated next ca') });
      return { paths: [draft.path(draft.authorityRole(role))] };
    },
  },
  {
    id: 'CA without CA:TRUE',
    apply: (draft, draw) => {
      if (!isPlain(draft) || !hasComponents(draft)) return undefined;
      const role = pickRole(draft, draw);
      draft.replaceAuthorityFile(role, { ca: false });
      return { paths: [draft.path(draft.authorityRole(role))] };
    },
  },
  {
    id: 'CA without keyCertSign',
    apply: (draft, draw) => {
      if (!isPlain(draft) || !hasComponents(draft)) return undefined;
      const role = pickRole(draft, draw);
      draft.replaceAuthorityFile(role, { keyUsage: ['digitalSignature'] });
      return { paths: [draft.path(draft.authorityRole(role))] };
    },
  },
  {
    id: 'CA key of another CA',
    apply: async (draft) => {
      if (!isPlain(draft) || !hasComponents(draft)) return undefined;
      const role = draft.authorityRole('client-ca');
      draft.keys.set(role, await key('generated other ca'));
      return { paths: [draft.path(role), draft.keyPath(role)], named: [draft.path(role), draft.keyPath(role)] };
    },
  },
  {
    id: 'kubeconfig trusts another CA',
    apply: async (draft, draw) => {
      const embedded = [...draft.kubeconfigs.values()].filter(({ files }) => files === undefined);
      if (embedded.length === 0 || !hasComponents(draft)) return undefined;
      const kubeconfig = draw.pick(embedded);
      kubeconfig.trust = [await strangerCa(draft, draw.pick(['kubernetes', 'stranger-ca']))];
      return { paths: [kubeconfig.path], texts: ['certificate-authority-data'] };
    },
  },
  {
    id: 'service-account keys of two pairs',
    apply: async (draft) => {
      if (!hasComponents(draft)) return undefined;
      draft.publishedAccountsKey = await key('generated other');
      const paths = [draft.path('service-account'), draft.keyPath('service-account')];
      return { paths, named: paths };
    },
  },
];
