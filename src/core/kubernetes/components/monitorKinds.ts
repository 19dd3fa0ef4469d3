/** An operator's kinds that add jobs to the configuration of one program. */
export interface MonitorKind {
  /** The list of endpoints in the spec; absent if the spec itself is the only one. */
  readonly endpoints?: string;
  readonly finds: 'services' | 'pods' | 'nodes' | 'addresses';
}

export interface Operator {
  readonly component: 'prometheus' | 'vmagent';
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
