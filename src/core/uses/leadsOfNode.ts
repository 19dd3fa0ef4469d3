import type { FlagRole } from '../kubernetes/flagSpec.ts';
import { sourceSpan } from '../kubernetes/units/sourceText.ts';
import { materialOf } from '../nodes/flags.ts';
import type { Material } from '../nodes/material.ts';
import type { NodeView } from '../nodes/node.ts';
import { effectiveSettings } from '../nodes/service.ts';
import type { Lead } from './use.ts';

/** Every path that a flag, a configuration, a kubeconfig or a unit of the node names. */
export function leadsOfNode(node: NodeView): readonly Lead[] {
  return [...flagLeads(node), ...kubeconfigLeads(node), ...unitLeads(node)];
}

function flagLeads({ components }: NodeView): readonly Lead[] {
  return components.flatMap(({ name, flags }) =>
    flags.flatMap(({ reference, spec }): readonly Lead[] =>
      reference ? [{ reference, role: spec?.role ?? 'file', label: materialOf(reference, name).label }] : [],
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
    for (const { clientCertificate, clientKey } of users) {
      add('certificate', clientCertificate);
      add('privateKey', clientKey);
    }
  }
  return leads;
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
      return [{ reference, role: 'file', label: `EnvironmentFile of ${name}` }];
    });
  });
}
