import { credentialSourceOf, fileViews } from '../../cluster/nodes/flags.ts';
import { kubeadmPaths } from '../../cluster/nodes/kubeadmPaths.ts';
import { effectiveSettings } from '../../cluster/nodes/service.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { PathReference } from './reference.ts';

/** Every path that a flag, a configuration, a kubeconfig, kubeadm's configuration or a unit of the node names. */
export function pathReferencesOfNode(node: NodeView): readonly PathReference[] {
  return [
    ...flagLeads(node),
    ...embeddedLeads(node),
    ...kubeconfigLeads(node),
    ...kubeadmLeads(node),
    ...unitLeads(node),
  ];
}

function flagLeads({ components }: NodeView): readonly PathReference[] {
  return components.flatMap((component) =>
    fileViews(component).flatMap(({ reference, spec }): readonly PathReference[] =>
      reference
        ? [{ reference, role: spec?.role ?? 'file', label: credentialSourceOf(reference, component.name).label }]
        : [],
    ),
  );
}

/** Paths inside the files that flags name; those of kubeconfigs are told by the kubeconfig itself. */
function embeddedLeads({ components, kubeconfigs }: NodeView): readonly PathReference[] {
  const own = new Set(kubeconfigs.map(({ uri }) => uri));
  return components.flatMap(({ embedded = [] }) =>
    embedded.flatMap((reference): readonly PathReference[] =>
      own.has(reference.at.uri)
        ? []
        : [
            {
              reference,
              role: 'file',
              label: phrase('{field} of {within}', { field: reference.label, within: reference.within }),
            },
          ],
    ),
  );
}

function kubeconfigLeads({ kubeconfigs }: NodeView): readonly PathReference[] {
  const leads: PathReference[] = [];
  const add = (role: FlagRole, credentials: CredentialSource | undefined) => {
    if (credentials?.reference) leads.push({ reference: credentials.reference, role, label: credentials.label });
  };
  for (const { clusters, users } of kubeconfigs) {
    for (const { certificateAuthority } of clusters) add('trustBundle', certificateAuthority);
    for (const { user, clientCertificate, clientKey, tokenFile } of users) {
      add('certificate', clientCertificate);
      add('privateKey', clientKey);
      if (tokenFile) {
        const label = phrase('{field} of user "{quoted}"', { field: 'tokenFile', quoted: user.name });
        leads.push({ reference: tokenFile, role: 'file', label });
      }
    }
  }
  return leads;
}

/** What extra arguments and an external etcd name. */
function kubeadmLeads(node: NodeView): readonly PathReference[] {
  return node.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.documents.flatMap((document) =>
          document.kind === 'kubeadmConfiguration'
            ? kubeadmPaths(document, node).map(({ reference, spec }) => ({
                reference,
                role: spec.role,
                label: phrase('{flag} of {component}, in the kubeadm configuration', {
                  flag: reference.label,
                  component: spec.component,
                }),
              }))
            : [],
        ),
  );
}

/** The files of variables that units name and that are there. */
function unitLeads({ services = [] }: NodeView): readonly PathReference[] {
  return services.flatMap(({ name, unit, dropIns, environmentFiles }) => {
    const parts = unit ? [unit, ...dropIns] : dropIns;
    return effectiveSettings(parts, 'EnvironmentFile').flatMap(
      ({ value, file: { file: source } }): readonly PathReference[] => {
        const path = value.text.trim().replace(/^-/, '');
        const named = environmentFiles.find(({ hostPath }) => hostPath === path);
        if (!named?.hostPath) return [];
        const start = value.text.indexOf(path);
        const { hostPath, file } = named;
        const at = { uri: source.uri, span: sourceSpan(value, start, start + path.length) };
        const resolution = { kind: 'file', hostPath, uri: file.uri, file } as const;
        const reference = { label: 'EnvironmentFile', path, at, resolution };
        return [{ reference, role: 'file', label: phrase('EnvironmentFile of {unit}', { unit: name }) }];
      },
    );
  });
}
