import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { PathsConfigurationDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { scrapeConfigurationIn, scrapeJobs, scrapePaths } from './scrapeConfiguration.ts';

const TCP = ['connection', 'transport', 'tcp'] as const;

const TLS_FILES = ['caBundle', 'clientKey', 'clientCert'] as const;

const ETCD_FILES = ['caFile', 'certFile', 'keyFile'] as const;

type PathsReader = (root: YamlNode) => readonly (Located<string> | undefined)[];

/** The fields of each kind that name files (kubernetes.io, "Configuration APIs"; konnectivity's egress selector). */
const READERS: Readonly<Record<string, PathsReader>> = {
  EgressSelectorConfiguration: (root) =>
    itemsAt(root, 'egressSelections').flatMap((_, at, all) => {
      const keys = [...TCP, 'tlsConfig'];
      return TLS_FILES.map((field) =>
        located(childOf(all[at], ...keys, field), `egressSelections[${at}].${[...keys, field].join('.')}`),
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
  MasterConfiguration: (root) =>
    // kubeadm up to 1.11: directly below `etcd` in v1alpha1, below `etcd.external` in v1alpha2.
    [['etcd'], ['etcd', 'external']].flatMap((keys) =>
      ETCD_FILES.map((field) => located(childOf(root, ...keys, field), [...keys, field].join('.'))),
    ),
  KubeControllerManagerConfiguration: clientConnection,
  KubeSchedulerConfiguration: clientConnection,
  KubeProxyConfiguration: clientConnection,
};

function clientConnection(root: YamlNode): readonly (Located<string> | undefined)[] {
  return [located(childOf(root, 'clientConnection', 'kubeconfig'), 'clientConnection.kubeconfig')];
}

/** Undefined for an object of any other kind, and where no file is named and nothing is scraped. */
export function readPathsConfiguration(root: YamlNode, uri: string): PathsConfigurationDocument | undefined {
  const scrape = scrapeConfigurationIn(root);
  const configuration = scrape?.name ?? textAt(root, 'kind') ?? '';
  const read = Object.hasOwn(READERS, configuration) ? READERS[configuration] : undefined;
  const named = scrape ? scrapePaths(scrape) : (read?.(root) ?? []);
  const paths = named.flatMap((path) => (path && path.value !== '' ? [path] : []));
  const jobs = scrape ? scrapeJobs(scrape) : [];
  if (paths.length + jobs.length === 0) return undefined;
  const servers = configuration === 'EgressSelectorConfiguration' ? egressServers(root) : [];
  return {
    kind: 'pathsConfiguration',
    uri,
    span: root.span,
    configuration,
    paths,
    ...(servers.length > 0 && { servers }),
    ...(jobs.length > 0 && { jobs }),
  };
}

/** The URL of each selection by TCP (kubernetes.io, "kube-apiserver Configuration (v1beta1)", EgressSelectorConfiguration). */
function egressServers(root: YamlNode): NonNullable<PathsConfigurationDocument['servers']> {
  return itemsAt(root, 'egressSelections').flatMap((item, at) => {
    const place = `egressSelections[${at}].${TCP.join('.')}`;
    const url = located(childOf(item, ...TCP, 'url'), `${place}.url`);
    return url ? [{ selection: `${place}.tlsConfig`, url }] : [];
  });
}
