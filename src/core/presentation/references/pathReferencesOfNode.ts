import { kubeadmPaths } from '../../cluster/nodes/kubeadmPaths.ts';
import { effectiveSettings } from '../../cluster/nodes/service.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { usesOf } from '../../uses/usesOf.ts';
import type { PathReference } from './reference.ts';

/** Every path that a flag, a configuration, a kubeconfig, kubeadm's configuration or a unit of the node names. */
export function pathReferencesOfNode(node: NodeView): readonly PathReference[] {
  const passedOn = kubeadmLeads(node);
  return [
    ...useLeads(node),
    ...embeddedLeads(node),
    ...tokenFileLeads(node),
    ...passedOn,
    ...unitLeads(node),
    ...mentionLeads(node, passedOn),
  ];
}

/** Paths in the files of other programs, apart from those that are listed with their flags. */
function mentionLeads({ mentions = [] }: NodeView, listed: readonly PathReference[]): readonly PathReference[] {
  const places = new Set(listed.map(({ reference }) => placeKey(reference)));
  return mentions.flatMap((reference) =>
    reference.resolution.kind === 'file' && !places.has(placeKey(reference))
      ? [{ reference, role: 'file', label: untrusted(reference.label) }]
      : [],
  );
}

function placeKey({ at }: FileReference): string {
  return `${at.span.start} ${at.uri}`;
}

/** Flags and fields of kubeconfigs that name a path. Those of other configuration files follow with their labels. */
function useLeads(node: NodeView): readonly PathReference[] {
  const embedded = new Set<FileReference>(node.components.flatMap(({ embedded = [] }) => embedded));
  return usesOf(node).flatMap(({ credentials: { reference, label }, role, evidence }): readonly PathReference[] =>
    reference && evidence === 'configured' && !embedded.has(reference) ? [{ reference, role, label }] : [],
  );
}

/** Paths inside the files that flags name; those of kubeconfigs are shown at the kubeconfig itself. */
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

/** Token files of kubeconfigs, which hold no credentials that are judged. */
function tokenFileLeads({ kubeconfigs }: NodeView): readonly PathReference[] {
  return kubeconfigs.flatMap(({ users }) =>
    users.flatMap(({ user, tokenFile }): readonly PathReference[] => {
      if (!tokenFile) return [];
      const label = phrase('{field} of user "{quoted}"', { field: 'tokenFile', quoted: user.name });
      return [{ reference: tokenFile, role: 'file', label }];
    }),
  );
}

/** The paths of extra arguments and an external etcd. */
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
