import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ScrapeJob } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';

/** The name of the configuration in sentences. */
export const SCRAPE_CONFIGURATION = 'Prometheus configuration';

/** Whether it is a configuration of Prometheus (prometheus.io, "Configuration"), which states no kind. */
export function isScrapeConfiguration(root: YamlNode): boolean {
  return textAt(root, 'kind') === undefined && childOf(root, 'scrape_configs')?.kind === 'seq';
}

const TLS_FILES = ['ca_file', 'cert_file', 'key_file'] as const;

/** The files that the TLS settings of jobs name. */
export function scrapePaths(root: YamlNode): readonly (Located<string> | undefined)[] {
  return itemsAt(root, 'scrape_configs').flatMap((job, at) =>
    TLS_FILES.map((field) => located(childOf(job, 'tls_config', field), `${tlsPath(at)}.${field}`)),
  );
}

function tlsPath(at: number): string {
  return `scrape_configs[${at}].tls_config`;
}

/** The jobs that use TLS. */
export function scrapeJobs(root: YamlNode): readonly ScrapeJob[] {
  return itemsAt(root, 'scrape_configs').flatMap((job, at) => {
    const name = located(childOf(job, 'job_name'), `scrape_configs[${at}].job_name`);
    if (!name || textAt(job, 'scheme') !== 'https') return [];
    const tls = childOf(job, 'tls_config');
    const serverName = located(childOf(tls, 'server_name'), `${tlsPath(at)}.server_name`);
    return [
      {
        name,
        tls: tlsPath(at),
        targets: itemsAt(job, 'static_configs').flatMap((group) =>
          itemsAt(group, 'targets').flatMap((target) => located(target, `scrape_configs[${at}].static_configs`) ?? []),
        ),
        discoversNodes: itemsAt(job, 'kubernetes_sd_configs').some(
          (one) => textAt(one, 'role') === 'node' && isOwn(one),
        ),
        ...(serverName && { serverName }),
        isInsecure: scalarAt(tls, 'insecure_skip_verify')?.typed === true,
        isOpen: mayDiffer(job, tls),
      },
    ];
  });
}

/** Whether the nodes are those of the cluster that Prometheus runs in. */
function isOwn(discovery: YamlNode): boolean {
  return ['api_server', 'kubeconfig_file'].every((key) => childOf(discovery, key) === undefined);
}

/** Whether a proxy, a relative path or another form of a credential, or a relabeling decides about what is connected to and how it is verified. */
function mayDiffer(job: YamlNode, tls: YamlNode | undefined): boolean {
  const isRelative = TLS_FILES.some((key) => textAt(tls, key)?.startsWith('/') === false);
  const hasOthers = ['ca', 'cert', 'key', 'ca_ref', 'cert_ref', 'key_ref'].some((key) => childOf(tls, key));
  const viaProxy = ['proxy_url', 'proxy_from_environment'].some((key) => childOf(job, key));
  const replaced = itemsAt(job, 'relabel_configs').some((one) =>
    /^__(?:address|scheme)__$/.test(textAt(one, 'target_label') ?? ''),
  );
  return isRelative || hasOthers || viaProxy || replaced;
}
