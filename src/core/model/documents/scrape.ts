import type { Located } from './located.ts';

/** A job of a scrape configuration that scrapes by HTTPS. */
export interface ScrapeJob {
  readonly name: Located<string>;
  /** The path of its TLS settings, such as "scrape_configs[2].tls_config". */
  readonly tls: string;
  /** "host:port". */
  readonly targets: readonly Located<string>[];
  /** It scrapes the kubelets of its cluster. */
  readonly discoversNodes: boolean;
  /** How it finds pods of its cluster; absent if it looks none up. */
  readonly discoversPods?: PodDiscovery;
  /** The Services whose pods it scrapes; absent for a job that selects none. */
  readonly selects?: ServiceSelection;
  /** The host that it verifies in place of the target's. */
  readonly serverName?: Located<string>;
  readonly isInsecure: boolean;
  /** Something else may decide whom it connects to and whom it trusts. */
  readonly isOpen: boolean;
}

/** A lookup of pods through the API server, as in `kubernetes_sd_configs`. */
export interface PodDiscovery {
  readonly roles: readonly ('pod' | 'endpoints')[];
  /** Empty for all namespaces. */
  readonly namespaces: readonly string[];
  readonly relabeling: readonly RelabelRule[];
  /** Something else than the relabeling may decide whom it connects to and whom it trusts. */
  readonly isOpen: boolean;
}

/** One step that selects or rewrites discovered targets (prometheus.io, "Configuration", relabel_config), with its defaults filled in. */
export interface RelabelRule {
  readonly action: string;
  readonly sources: readonly string[];
  readonly separator: string;
  readonly regex: string;
  readonly target?: string;
  readonly replacement: string;
}

/** The Services that a monitor selects by their labels, and the port of their pods. */
export interface ServiceSelection {
  readonly labels: ReadonlyMap<string, string>;
  /** Empty for all namespaces; undefined stands for that of objects that do not say theirs. */
  readonly namespaces: readonly (string | undefined)[];
  /** The name of a Service's port. */
  readonly port: string;
}

/** The monitors of a kind that the object of a program selects: those that have all the labels. */
export interface MonitorSelection {
  readonly kind: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Only those in the namespace of the object; absent for all namespaces. */
  readonly isOwnNamespace?: true;
}

/** The jobs in an object of an operator. */
export interface ScrapeSettings {
  /** The kind of the object, such as "ServiceMonitor". */
  readonly configuration: string;
  /** The labels of a monitor. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Paths in the program's container, which an operator fills from Secrets and ConfigMaps. */
  readonly paths: readonly Located<string>[];
  readonly jobs: readonly ScrapeJob[];
}
