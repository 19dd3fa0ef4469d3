import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Mount } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import type { PodDiscovery, ScrapeJob, ServiceSelection } from '../../model/documents/scrape.ts';
import type { Span } from '../../model/source/span.ts';
import { isOfGroup, readMeta } from '../objects/apiObject.ts';
import { labelsAt } from '../objects/controlPlaneService.ts';
import { podsWithLabels } from './scrapeDiscovery.ts';

/** An operator's kinds that add jobs to the configuration of one program. */
interface MonitorKind {
  /** The list of endpoints in the spec; absent if the spec itself is the only one. */
  readonly endpoints?: string;
  readonly finds: 'services' | 'pods' | 'nodes' | 'addresses';
}

interface Operator {
  readonly component: 'prometheus' | 'vmagent';
  readonly kinds: Readonly<Record<string, MonitorKind>>;
  /** The folders of the container with the Secrets and ConfigMaps that the program's own object lists. */
  readonly folders: Readonly<Record<string, 'Secret' | 'ConfigMap'>>;
  /** The folder with the values that monitors name. */
  readonly assets: string;
}

/** prometheus-operator.dev, API reference, and pkg/prometheus; docs.victoriametrics.com, operator, API reference, and internal/controller. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  'monitoring.coreos.com': {
    component: 'prometheus',
    kinds: {
      ServiceMonitor: { endpoints: 'endpoints', finds: 'services' },
      PodMonitor: { endpoints: 'podMetricsEndpoints', finds: 'pods' },
      ScrapeConfig: { finds: 'addresses' },
    },
    folders: { '/etc/prometheus/secrets/': 'Secret', '/etc/prometheus/configmaps/': 'ConfigMap' },
    assets: '/etc/prometheus/certs',
  },
  'operator.victoriametrics.com': {
    component: 'vmagent',
    kinds: {
      VMServiceScrape: { endpoints: 'endpoints', finds: 'services' },
      VMPodScrape: { endpoints: 'podMetricsEndpoints', finds: 'pods' },
      VMStaticScrape: { endpoints: 'targetEndpoints', finds: 'addresses' },
      VMNodeScrape: { finds: 'nodes' },
      VMScrapeConfig: { finds: 'addresses' },
    },
    folders: { '/etc/vm/secrets/': 'Secret', '/etc/vm/configs/': 'ConfigMap' },
    assets: '/etc/vmagent-tls/certs',
  },
};

/** All kinds of monitors. */
export const MONITOR_KINDS: readonly string[] = Object.values(OPERATORS).flatMap(({ kinds }) => Object.keys(kinds));

/** The scraping program as a monitor configures it; undefined for any other object, and if no endpoint uses TLS. */
export function readMonitor(node: YamlNode, path: string, uri: string): ComponentDocument | undefined {
  const configuration = textAt(node, 'kind') ?? '';
  const [, operator] = Object.entries(OPERATORS).find(([group]) => isOfGroup(node, group)) ?? [];
  const kind = operator && Object.hasOwn(operator.kinds, configuration) ? operator.kinds[configuration] : undefined;
  if (!operator || !kind) return undefined;
  const { namespace, live } = readMeta(node);
  const place = { operator, namespace, mounts: new Map<string, Mount>(), paths: [] as Located<string>[] };
  const endpoints = kind.endpoints
    ? itemsAt(node, 'spec', kind.endpoints).map((one, at) => [one, `${path}spec.${kind.endpoints}[${at}]`] as const)
    : [[childOf(node, 'spec') ?? node, `${path}spec`] as const];
  const jobs = endpoints.flatMap(([endpoint, at]) => jobOf(node, endpoint, at, kind, place) ?? []);
  if (jobs.length === 0) return undefined;
  return {
    kind: 'component',
    uri,
    component: operator.component,
    source: 'operatorObject',
    span: node.span,
    commandSpan: childOf(node, 'kind')?.span ?? node.span,
    flags: [],
    mounts: [...place.mounts.values()],
    ...(namespace !== undefined && { namespace }),
    ...(live && { isLive: true }),
    scrape: { configuration, paths: place.paths, jobs },
  };
}

/** The volumes and paths that the endpoints of one monitor need. */
interface Place {
  readonly operator: Operator;
  readonly namespace: string | undefined;
  readonly mounts: Map<string, Mount>;
  readonly paths: Located<string>[];
}

function jobOf(
  node: YamlNode,
  endpoint: YamlNode,
  path: string,
  kind: MonitorKind,
  place: Place,
): ScrapeJob | undefined {
  const name = located(childOf(node, 'metadata', 'name'), 'metadata.name');
  if (!name || (textAt(endpoint, 'scheme') ?? '').toLowerCase() !== 'https') return undefined;
  const tls = childOf(endpoint, 'tlsConfig');
  const areRead = FIELDS.map((field) => readField(tls, field, `${path}.tlsConfig`, place));
  const serverName = located(childOf(tls, 'serverName'), `${path}.tlsConfig.serverName`);
  const selects = kind.finds === 'services' ? selectionOf(node, endpoint, place.namespace) : undefined;
  const isOpen = areRead.includes('unread') || mayDiffer(endpoint);
  const discoversPods = kind.finds === 'pods' ? podsOf(node, endpoint, place.namespace, isOpen) : undefined;
  return {
    name,
    tls: `${path}.tlsConfig`,
    targets: targetsOf(endpoint, path),
    discoversNodes: findsNodes(endpoint, kind) || (selects !== undefined && isOfKubelets(selects)),
    ...(discoversPods && { discoversPods }),
    ...(selects && { selects }),
    ...(serverName && serverName.value !== '' && { serverName }),
    isInsecure: scalarAt(tls, 'insecureSkipVerify')?.typed === true,
    isOpen,
  };
}

/** Each field of a path, and the field of the same meaning that names a value of a Secret or ConfigMap. */
const FIELDS = [
  ['caFile', 'ca'],
  ['certFile', 'cert'],
  ['keyFile', 'keySecret'],
] as const;

/** Adds the path of one credential, and the volume that it is in. */
function readField(
  tls: YamlNode | undefined,
  [file, reference]: (typeof FIELDS)[number],
  path: string,
  place: Place,
): 'read' | 'unread' | 'absent' {
  const written = located(childOf(tls, file), `${path}.${file}`);
  if (written && written.value !== '') return readPath(written, place);
  const value = childOf(tls, reference);
  const kinds = reference === 'keySecret' ? ([['Secret', value]] as const) : referencesOf(value);
  for (const [kind, one] of kinds) {
    const [name, key] = [textAt(one, 'name') ?? '', located(childOf(one, 'key'), `${path}.${reference}`)];
    if (name !== '' && key && key.value !== '') return readValue(kind, name, key, place);
  }
  return 'absent';
}

/** A path in a folder of the operator, or in one that is not known. */
function readPath(written: Located<string>, { operator, mounts, paths }: Place): 'read' | 'unread' {
  const { value, span } = written;
  if (isTemplated(value) || !value.startsWith('/')) return 'unread';
  const [folder, kind] = Object.entries(operator.folders).find(([one]) => value.startsWith(one)) ?? [];
  const name = folder === undefined ? undefined : value.slice(folder.length).split('/', 1)[0];
  if (kind && name) mounts.set(`${folder}${name}`, mountOf(`${folder}${name}`, kind, name, span));
  paths.push(written);
  return 'read';
}

function readValue(
  kind: 'Secret' | 'ConfigMap',
  name: string,
  key: Located<string>,
  { operator, namespace = 'default', mounts, paths }: Place,
): 'read' | 'unread' {
  if (isTemplated(name) || isTemplated(key.value)) return 'unread';
  // The file of each value in the operator's folder (prometheus-operator, pkg/assets, tlsAsset.key).
  const at = `${operator.assets}/${[kind.toLowerCase(), namespace, name, key.value].join('_')}`;
  mounts.set(at, { ...mountOf(at, kind, name, key.span), subPath: key.value });
  paths.push({ ...key, value: at });
  return 'read';
}

function referencesOf(value: YamlNode | undefined) {
  return [
    ['Secret', childOf(value, 'secret')],
    ['ConfigMap', childOf(value, 'configMap')],
  ] as const;
}

function mountOf(mountPath: string, kind: 'Secret' | 'ConfigMap', name: string, span: Span): Mount {
  const volumeKind = kind === 'Secret' ? 'secret' : 'configMap';
  const objects = { sources: [{ kind, name, isOptional: false }] };
  return { name, mountPath, volumeKind, objects, readOnly: true, span };
}

/** Static addresses: `targets` of VMStaticScrape, `staticConfigs` of a ScrapeConfig. */
function targetsOf(endpoint: YamlNode, path: string): readonly Located<string>[] {
  const groups = [endpoint, ...itemsAt(endpoint, 'staticConfigs')];
  return groups.flatMap((group) =>
    itemsAt(group, 'targets').flatMap((target) => located(target, `${path}.targets`) ?? []),
  );
}

function findsNodes(endpoint: YamlNode, { finds }: MonitorKind): boolean {
  if (finds === 'nodes') return childOf(endpoint, 'port') === undefined || textAt(endpoint, 'port') === '10250';
  return itemsAt(endpoint, 'kubernetesSDConfigs').some(
    (one) => (textAt(one, 'role') ?? '').toLowerCase() === 'node' && childOf(one, 'apiServer') === undefined,
  );
}

function selectionOf(node: YamlNode, endpoint: YamlNode, namespace: string | undefined): ServiceSelection | undefined {
  const port = textAt(endpoint, 'port') ?? '';
  const labels = selectorOf(node);
  return port === '' || !labels ? undefined : { labels, port, namespaces: namespacesOf(node) ?? [namespace] };
}

/** Undefined for a selector that labels alone do not decide. */
function selectorOf(node: YamlNode): ReadonlyMap<string, string> | undefined {
  const labels = labelsAt(node, 'spec', 'selector', 'matchLabels');
  return labels.size === 0 || childOf(node, 'spec', 'selector', 'matchExpressions') ? undefined : labels;
}

/** Empty for all namespaces; undefined for the monitor's own. */
function namespacesOf(node: YamlNode): readonly string[] | undefined {
  if (scalarAt(node, 'spec', 'namespaceSelector', 'any')?.typed === true) return [];
  const names = itemsAt(node, 'spec', 'namespaceSelector', 'matchNames');
  return names.length > 0 ? names.flatMap((name) => (name.kind === 'scalar' ? name.value : [])) : undefined;
}

/** Pods by their labels, at a port by its number: kubeadm's pods name none. */
function podsOf(
  node: YamlNode,
  endpoint: YamlNode,
  namespace: string | undefined,
  isOpen: boolean,
): PodDiscovery | undefined {
  const port = Number(textAt(endpoint, 'portNumber') ?? textAt(endpoint, 'targetPort'));
  const labels = selectorOf(node);
  const namespaces = namespacesOf(node) ?? (namespace === undefined ? [] : [namespace]);
  return labels && Number.isInteger(port) ? podsWithLabels(labels, port, namespaces, isOpen) : undefined;
}

/** The labels of the Service of kubelets that the operator keeps (prometheus-operator, pkg/kubelet). */
const KUBELET_LABELS: ReadonlyMap<string, string> = new Map([
  ['k8s-app', 'kubelet'],
  ['app.kubernetes.io/name', 'kubelet'],
  ['app.kubernetes.io/managed-by', 'prometheus-operator'],
]);

function isOfKubelets({ labels, port }: ServiceSelection): boolean {
  return port === 'https-metrics' && [...labels].every(([key, value]) => KUBELET_LABELS.get(key) === value);
}

/** Whether a proxy or a relabeling decides about whom the program connects to. */
function mayDiffer(endpoint: YamlNode): boolean {
  const viaProxy = ['proxyUrl', 'proxyURL', 'proxyFromEnvironment'].some((key) => childOf(endpoint, key) !== undefined);
  const relabeling = ['relabelings', 'relabelConfigs'].flatMap((key) => itemsAt(endpoint, key));
  return (
    viaProxy ||
    relabeling.some((one) =>
      /^__(?:address|scheme)__$/.test(textAt(one, 'targetLabel') ?? textAt(one, 'target_label') ?? ''),
    )
  );
}
