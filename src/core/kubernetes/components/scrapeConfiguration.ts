import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { ScrapeJob } from '../../model/documents/scrape.ts';
import { isOwn, podDiscovery } from './scrapeDiscovery.ts';

/** The names of the configurations in sentences. */
export const SCRAPE_CONFIGURATION = 'Prometheus configuration';
export const COLLECTOR_CONFIGURATION = 'OpenTelemetry Collector configuration';

/** One list of jobs, and the path that leads to it. */
interface JobList {
  /** Such as "receivers.prometheus.config.scrape_configs". */
  readonly path: string;
  readonly jobs: readonly YamlNode[];
}

/** A configuration with jobs that read metrics. */
export interface ScrapeConfiguration {
  readonly name: typeof SCRAPE_CONFIGURATION | typeof COLLECTOR_CONFIGURATION;
  readonly lists: readonly JobList[];
}

/**
 * The jobs of a configuration of Prometheus, which vmagent reads as well (prometheus.io, "Configuration"; docs.victoriametrics.com, "vmagent"), or
 * of the OpenTelemetry Collector. Undefined for anything else; neither states a kind.
 */
export function scrapeConfigurationIn(root: YamlNode): ScrapeConfiguration | undefined {
  if (textAt(root, 'kind') !== undefined) return undefined;
  if (childOf(root, 'scrape_configs')?.kind === 'seq')
    return { name: SCRAPE_CONFIGURATION, lists: [listAt(root, 'scrape_configs')] };
  const lists = receiverLists(root);
  return lists.length > 0 ? { name: COLLECTOR_CONFIGURATION, lists } : undefined;
}

function listAt(node: YamlNode, path: string): JobList {
  return { path, jobs: itemsAt(node, 'scrape_configs') };
}

/** The receivers "prometheus" and "prometheus/name" that a pipeline uses (opentelemetry.io, "Configuration"); the collector starts no other. */
function receiverLists(root: YamlNode): readonly JobList[] {
  const receivers = childOf(root, 'receivers');
  const pipelines = childOf(root, 'service', 'pipelines');
  if (receivers?.kind !== 'map' || pipelines?.kind !== 'map') return [];
  const used = new Set(
    pipelines.entries.flatMap(({ value }) =>
      itemsAt(value, 'receivers').flatMap((item) => (item.kind === 'scalar' ? item.value : [])),
    ),
  );
  return receivers.entries.flatMap(({ key, value }): readonly JobList[] => {
    const name = key;
    const configuration = childOf(value, 'config');
    if (!configuration || !used.has(name) || !/^prometheus(?:\/|$)/.test(name)) return [];
    const list = listAt(configuration, `receivers.${name}.config.scrape_configs`);
    return list.jobs.length > 0 ? [list] : [];
  });
}

const TLS_FILES = ['ca_file', 'cert_file', 'key_file'] as const;

/** The files that the TLS settings of jobs name. */
export function scrapePaths({ lists }: ScrapeConfiguration): readonly (Located<string> | undefined)[] {
  return lists.flatMap((list) =>
    list.jobs.flatMap((job, at) =>
      TLS_FILES.map((field) => {
        const path = located(childOf(job, 'tls_config', field), `${tlsPath(list, at)}.${field}`);
        return path && isFilledIn(path.value) ? undefined : path;
      }),
    ),
  );
}

/** vmagent fills in "%{NAME}" from its environment, the collector "${env:NAME}". */
function isFilledIn(value: string): boolean {
  return /[%$]\{/.test(value);
}

function tlsPath({ path }: JobList, at: number): string {
  return `${path}[${at}].tls_config`;
}

/** The jobs that use TLS. */
export function scrapeJobs({ lists }: ScrapeConfiguration): readonly ScrapeJob[] {
  return lists.flatMap((list) => list.jobs.flatMap((job, at) => jobAt(list, job, at) ?? []));
}

function jobAt(list: JobList, job: YamlNode, at: number): ScrapeJob | undefined {
  const path = `${list.path}[${at}]`;
  const name = located(childOf(job, 'job_name'), `${path}.job_name`);
  if (!name || textAt(job, 'scheme') !== 'https') return undefined;
  const tls = childOf(job, 'tls_config');
  const serverName = located(childOf(tls, 'server_name'), `${tlsPath(list, at)}.server_name`);
  const isOpen = mayDiffer(job, tls);
  const discoversPods = podDiscovery(job, isOpen);
  return {
    name,
    tls: tlsPath(list, at),
    targets: itemsAt(job, 'static_configs').flatMap((group) =>
      itemsAt(group, 'targets').flatMap((target) => located(target, `${path}.static_configs`) ?? []),
    ),
    discoversNodes: itemsAt(job, 'kubernetes_sd_configs').some((one) => textAt(one, 'role') === 'node' && isOwn(one)),
    ...(discoversPods && { discoversPods }),
    ...(serverName && { serverName }),
    isInsecure: scalarAt(tls, 'insecure_skip_verify')?.typed === true,
    isOpen: isOpen || replacesAddress(job),
  };
}

/** Whether a proxy, a relative path or another form of a credential decides about what is connected to and how it is verified. */
function mayDiffer(job: YamlNode, tls: YamlNode | undefined): boolean {
  const isUnread = TLS_FILES.some((key) => {
    const path = textAt(tls, key);
    return path !== undefined && (!path.startsWith('/') || isFilledIn(path));
  });
  const hasOthers = ['ca', 'cert', 'key', 'ca_ref', 'cert_ref', 'key_ref'].some((key) => childOf(tls, key));
  const viaProxy = ['proxy_url', 'proxy_from_environment'].some((key) => childOf(job, key));
  return isUnread || hasOthers || viaProxy;
}

/** Whether a relabeling changes the addresses or the scheme of targets. */
function replacesAddress(job: YamlNode): boolean {
  return itemsAt(job, 'relabel_configs').some((one) =>
    /^__(?:address|scheme)__$/.test(textAt(one, 'target_label') ?? ''),
  );
}
