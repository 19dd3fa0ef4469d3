import { isTemplated } from '../../formats/placeholder.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { externalEtcdFiles } from '../../kubernetes/kubeadm/externalEtcdFiles.ts';
import { intern } from '../../model/collections/compact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentDocument, ComponentSource } from '../../model/documents/component.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import { normalizePath } from '../../model/source/directories.ts';

/** A variable in a file that units of components read. */
export const COMPONENT_VARIABLE = /^(ETCD|KUBE[A-Z]*|K3S|RKE2)_/;

const IN_CONTAINERS: ReadonlySet<ComponentSource> = new Set([
  'openshiftConfiguration',
  'talosConfiguration',
  'operatorObject',
]);

/** The absolute paths on a machine that the documents, settings and variables of a file name, each once. */
export function pathsIn({ documents, unit, environment }: DecodedFile): readonly string[] {
  const settings = (unit?.settings ?? []).flatMap(({ key, value }) =>
    // A hyphen before a file of variables only allows it to be absent.
    wordsOf(key === 'EnvironmentFile' ? value.text.replace(/^-/, '') : value.text),
  );
  const variables = (environment?.variables ?? []).flatMap(({ name, value }) =>
    COMPONENT_VARIABLE.test(name) ? wordsOf(value.text) : [],
  );
  const named = [...documents.flatMap(pathsOf), ...settings, ...variables];
  return [...new Set(named.filter(isPath).map((path) => intern(normalizePath(path))))];
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s"'=]+/);
}

function isPath(value: string): boolean {
  return value.startsWith('/') && !isTemplated(value);
}

function pathsOf(document: KubernetesDocument): readonly string[] {
  switch (document.kind) {
    case 'component':
      return componentPaths(document);
    case 'kubeconfig': {
      if (document.embedded) return [];
      const authorities = document.clusters.map(({ certificateAuthority }) => certificateAuthority);
      const pairs = document.users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]);
      return [...authorities, ...pairs].flatMap(({ file }) => file?.value ?? []);
    }
    case 'pathsConfiguration':
      return document.embedded ? [] : document.paths.map(({ value }) => value);
    case 'kubeadmConfiguration':
      return externalEtcdFiles(document.content).map(({ value }) => value);
    default:
      return [];
  }
}

function componentPaths(component: ComponentDocument): readonly string[] {
  // The paths of these configurations are those of a container, whose mounts are not there or are no hostPaths.
  if (IN_CONTAINERS.has(component.source)) return [];
  const values = [...(component.balancer?.paths ?? []), ...component.flags].map(({ value = '' }) => value);
  // `--tls-sni-cert-key` names two, and the names they are for.
  return values.flatMap((value) => value.split(',').flatMap((part) => onMachine(component, part.split(':', 1)[0])));
}

/** A path in a container as the node has it. */
function onMachine(component: ComponentDocument, value = ''): readonly string[] {
  if (!isPath(value)) return [];
  const mapped = hostPathOf(component, value);
  if (mapped.kind === 'host') return [mapped.path];
  // Under no mount, the path of a service is one in its image.
  return component.service ? [] : [value];
}
