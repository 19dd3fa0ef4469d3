import { credentialSourceOf, fileViews, isReplaced } from '../cluster/nodes/flags.ts';
import { flagSpec } from '../kubernetes/flags/flagTable.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { FlagRole } from '../model/flagSpec.ts';
import { derivedOfLatest } from '../model/memo/derived.ts';
import type { ComponentView, KubeconfigView, NodeView } from '../model/node.ts';
import { phrase } from '../model/text/text.ts';
import { usesOfRotatedServing } from './lookup/kubeletServing.ts';
import { TLS_ROLES, tlsCredentials } from './lookup/tlsCredentials.ts';
import type { Use } from './side/use.ts';

/** Every file and embedded value that the node's flags and fields name, in use or not: the rows of its sides. */
export const usesOf = derivedOfLatest((node: NodeView): readonly Use[] => [
  ...node.components.flatMap(ofFlags),
  ...node.components.flatMap(ofConfiguration),
  ...node.kubeconfigs.flatMap(ofKubeconfig),
  ...usesOfRotatedServing(node),
]);

function ofFlags(component: ComponentView): readonly Use[] {
  const owner = component.name;
  const given = fileViews(component).flatMap((view): readonly Use[] => {
    const { reference, spec, flag } = view;
    if (!reference || !spec) return [];
    const { role, purposes = [] } = spec;
    const credentials = credentialSourceOf(reference, owner);
    const use = { owner, component, name: flag.name, role, purposes, credentials, evidence: 'configured' } as const;
    if (!isReplaced(component, view)) return [use];
    const label = phrase('{textLabel} (replaced by a later value)', { textLabel: credentials.label });
    return [{ ...use, credentials: { ...credentials, label }, isSuperseded: true }];
  });
  const implied = [...component.implied].flatMap(([name, credentials]): readonly Use[] => {
    const spec = flagSpec(owner, name);
    if (!spec) return [];
    const { role, purposes = [] } = spec;
    const { evidence = 'conventional' } = credentials;
    return [{ owner, component, name, role, purposes, credentials, evidence }];
  });
  return [...given, ...implied];
}

function ofConfiguration(component: ComponentView): readonly Use[] {
  const fields = Object.entries(TLS_ROLES) as [keyof typeof TLS_ROLES, FlagRole][];
  return tlsCredentials(component).flatMap((selection) =>
    fields.flatMap(([name, role]): readonly Use[] => {
      const credentials = selection[name];
      if (!credentials) return [];
      const purposes = name === 'serverCert' ? SERVER : PURPOSES;
      return [{ owner: component.name, component, name, role, purposes, credentials, evidence: 'configured' }];
    }),
  );
}

/** The clusters and users of all contexts, whether or not the current one names them. */
function ofKubeconfig(kubeconfig: KubeconfigView): readonly Use[] {
  const { owner, clusters, users } = kubeconfig;
  const use = (name: string, role: FlagRole, credentials: CredentialSource | undefined): readonly Use[] =>
    credentials ? [{ owner, name, role, purposes: PURPOSES, credentials, evidence: 'configured', kubeconfig }] : [];
  return [
    ...clusters.flatMap((cluster) => use('certificate-authority', 'trustBundle', cluster.certificateAuthority)),
    ...users.flatMap(({ clientCertificate, clientKey }) => [
      ...use('client-certificate', 'certificate', clientCertificate),
      ...use('client-key', 'privateKey', clientKey),
    ]),
  ];
}

const PURPOSES = ['clientAuth'] as const;
const SERVER = ['serverAuth'] as const;
