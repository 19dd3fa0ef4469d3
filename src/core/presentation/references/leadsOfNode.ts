import { fileViews, materialOf } from '../../cluster/nodes/flags.ts';
import { kubeadmPaths } from '../../cluster/nodes/kubeadmPaths.ts';
import { effectiveSettings } from '../../cluster/nodes/service.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { Material } from '../../model/material.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Lead } from './use.ts';

/** Every path that a flag, a configuration, a kubeconfig, kubeadm's configuration or a unit of the node names. */
export function leadsOfNode(node: NodeView): readonly Lead[] {
  return [
    ...flagLeads(node),
    ...embeddedLeads(node),
    ...kubeconfigLeads(node),
    ...kubeadmLeads(node),
    ...unitLeads(node),
  ];
}

function flagLeads({ components }: NodeView): readonly Lead[] {
  return components.flatMap((component) =>
    fileViews(component).flatMap(({ reference, spec }): readonly Lead[] =>
      reference ? [{ reference, role: spec?.role ?? 'file', label: materialOf(reference, component.name).label }] : [],
    ),
  );
}

/** Paths inside the files that flags name; those of kubeconfigs are told by the kubeconfig itself. */
function embeddedLeads({ components, kubeconfigs }: NodeView): readonly Lead[] {
  const own = new Set(kubeconfigs.map(({ uri }) => uri));
  return components.flatMap(({ embedded = [] }) =>
    embedded.flatMap((reference): readonly Lead[] =>
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

function kubeconfigLeads({ kubeconfigs }: NodeView): readonly Lead[] {
  const leads: Lead[] = [];
  const add = (role: FlagRole, material: Material | undefined) => {
    if (material?.reference) leads.push({ reference: material.reference, role, label: material.label });
  };
  for (const { clusters, users } of kubeconfigs) {
    for (const { certificateAuthority } of clusters) add('trustBundle', certificateAuthority);
    for (const { user, clientCertificate, clientKey, tokenFile } of users) {
      add('certificate', clientCertificate);
      add('privateKey', clientKey);
      if (tokenFile) {
        const label = phrase('{field} of user “{quoted}”', { field: 'tokenFile', quoted: user.name });
        leads.push({ reference: tokenFile, role: 'file', label });
      }
    }
  }
  return leads;
}

/** What extra arguments and an external etcd name. */
function kubeadmLeads(node: NodeView): readonly Lead[] {
  return node.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.documents.flatMap((document) =>
          document.kind === 'kubeadmConfiguration'
            ? kubeadmPaths(document, node).map(({ reference, spec }) => ({
                reference,
                role: spec.role,
                label: phrase('{flag} of {component}, in kubeadm’s configuration', {
                  flag: reference.label,
                  component: spec.component,
                }),
              }))
            : [],
        ),
  );
}

/** The files of variables that units name and that are there. */
function unitLeads({ services = [] }: NodeView): readonly Lead[] {
  return services.flatMap(({ name, unit, dropIns, environmentFiles }) => {
    const parts = unit ? [unit, ...dropIns] : dropIns;
    return effectiveSettings(parts, 'EnvironmentFile').flatMap(({ value, file: { file: source } }): readonly Lead[] => {
      const path = value.text.trim().replace(/^-/, '');
      const named = environmentFiles.find(({ hostPath }) => hostPath === path);
      if (!named?.hostPath) return [];
      const start = value.text.indexOf(path);
      const { hostPath, file } = named;
      const at = { uri: source.uri, span: sourceSpan(value, start, start + path.length) };
      const resolution = { kind: 'file', hostPath, uri: file.uri, file } as const;
      const reference = { label: 'EnvironmentFile', path, at, resolution };
      return [{ reference, role: 'file', label: phrase('EnvironmentFile of {unit}', { unit: name }) }];
    });
  });
}
