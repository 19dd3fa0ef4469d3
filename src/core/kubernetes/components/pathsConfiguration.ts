import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { PathsConfigurationDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';

const TLS_FILES = ['caBundle', 'clientKey', 'clientCert'] as const;

/** Where each kind names files (kubernetes.io, "Configuration APIs"; konnectivity's egress selector). */
const READERS: Readonly<Record<string, (root: YamlNode) => readonly (Located<string> | undefined)[]>> = {
  EgressSelectorConfiguration: (root) =>
    itemsAt(root, 'egressSelections').flatMap((_, at, all) => {
      const tls = ['connection', 'transport', 'tcp', 'tlsConfig'] as const;
      return TLS_FILES.map((field) =>
        located(childOf(all[at], ...tls, field), `egressSelections[${at}].${[...tls, field].join('.')}`),
      );
    }),
  AdmissionConfiguration: (root) =>
    itemsAt(root, 'plugins').flatMap((plugin, at) => [
      located(childOf(plugin, 'path'), `plugins[${at}].path`),
      ...[['kubeConfigFile'], ['imagePolicy', 'kubeConfigFile']].map((keys) =>
        located(childOf(plugin, 'configuration', ...keys), `plugins[${at}].configuration.${keys.join('.')}`),
      ),
    ]),
  AuthorizationConfiguration: (root) =>
    itemsAt(root, 'authorizers').map((authorizer, at) => {
      const keys = ['webhook', 'connectionInfo', 'kubeConfigFile'];
      return located(childOf(authorizer, ...keys), `authorizers[${at}].${keys.join('.')}`);
    }),
  KubeControllerManagerConfiguration: clientConnection,
  KubeSchedulerConfiguration: clientConnection,
  KubeProxyConfiguration: clientConnection,
};

function clientConnection(root: YamlNode): readonly (Located<string> | undefined)[] {
  return [located(childOf(root, 'clientConnection', 'kubeconfig'), 'clientConnection.kubeconfig')];
}

/** Undefined for an object of any other kind, and where no file is named. */
export function readPathsConfiguration(root: YamlNode, uri: string): PathsConfigurationDocument | undefined {
  const configuration = textAt(root, 'kind') ?? '';
  const read = Object.hasOwn(READERS, configuration) ? READERS[configuration] : undefined;
  const paths = (read?.(root) ?? []).flatMap((path) => (path && path.value !== '' ? [path] : []));
  return paths.length > 0 ? { kind: 'pathsConfiguration', uri, span: root.span, configuration, paths } : undefined;
}
