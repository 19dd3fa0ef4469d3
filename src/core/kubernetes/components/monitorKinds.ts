/** An operator's kinds that add jobs to the configuration of one program. */
export interface MonitorKind {
  /** The list of endpoints in the spec; absent if the spec itself is the only one. */
  readonly endpoints?: string;
  /** The fields by which the program's own object selects monitors of the kind begin with it. */
  readonly selector: string;
  readonly finds: 'services' | 'pods' | 'nodes' | 'addresses';
}

export interface Operator {
  readonly component: 'prometheus' | 'vmagent';
  /** The kinds of the program's own object. */
  readonly programs: readonly string[];
  readonly kinds: Readonly<Record<string, MonitorKind>>;
  /** The folders of the container with the Secrets and ConfigMaps that the program's own object lists. */
  readonly folders: Readonly<Record<string, 'Secret' | 'ConfigMap'>>;
  /** The folder with the values that monitors name. */
  readonly assets: string;
}

/** prometheus-operator.dev, API reference, and pkg/prometheus; docs.victoriametrics.com, operator, API reference, and internal/controller. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  'monitoring.coreos.com': {
    component: 'prometheus',
    programs: ['Prometheus', 'PrometheusAgent'],
    kinds: {
      ServiceMonitor: { selector: 'serviceMonitor', endpoints: 'endpoints', finds: 'services' },
      PodMonitor: { selector: 'podMonitor', endpoints: 'podMetricsEndpoints', finds: 'pods' },
      ScrapeConfig: { selector: 'scrapeConfig', finds: 'addresses' },
    },
    folders: { '/etc/prometheus/secrets/': 'Secret', '/etc/prometheus/configmaps/': 'ConfigMap' },
    assets: '/etc/prometheus/certs',
  },
  'operator.victoriametrics.com': {
    component: 'vmagent',
    programs: ['VMAgent'],
    kinds: {
      VMServiceScrape: { selector: 'serviceScrape', endpoints: 'endpoints', finds: 'services' },
      VMPodScrape: { selector: 'podScrape', endpoints: 'podMetricsEndpoints', finds: 'pods' },
      VMStaticScrape: { selector: 'staticScrape', endpoints: 'targetEndpoints', finds: 'addresses' },
      VMNodeScrape: { selector: 'nodeScrape', finds: 'nodes' },
      VMScrapeConfig: { selector: 'scrapeConfig', finds: 'addresses' },
    },
    folders: { '/etc/vm/secrets/': 'Secret', '/etc/vm/configs/': 'ConfigMap' },
    assets: '/etc/vmagent-tls/certs',
  },
};

/** All kinds of monitors. */
export const MONITOR_KINDS: readonly string[] = Object.values(OPERATORS).flatMap(({ kinds }) => Object.keys(kinds));
