import type { Span } from '../../text/span.ts';
import { childOf, itemsAt, located, textAt } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { Located } from '../documents.ts';

/** A component's configuration file that names other files, as the component sees them: paths of its container. */
export interface PathsConfigurationDocument {
  readonly kind: 'pathsConfiguration';
  readonly uri: string;
  readonly span: Span;
  /** Its kind, such as "EgressSelectorConfiguration". */
  readonly configuration: string;
  readonly paths: readonly Located<string>[];
}

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
