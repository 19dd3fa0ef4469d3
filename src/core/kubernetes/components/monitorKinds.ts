import type { YamlNode } from '../../formats/yaml/node.ts';
import { isOfGroup } from '../objects/apiObject.ts';

/** An operator's kinds that add jobs to the configuration of one program. */
export interface MonitorKind {
  /** The list of endpoints in the spec; absent if the spec itself is the only one. */
  readonly endpoints?: string;
  /** The prefix of the fields with which the program's own object selects monitors of this kind. */
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
const OPERATORS: Readonly<Record<string, Operator>> = {
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

/** The operator to which the object belongs by the group of its API. */
export function operatorOf(node: YamlNode): Operator | undefined {
  return Object.entries(OPERATORS).find(([group]) => isOfGroup(node, group))?.[1];
}

/** All kinds of monitors. */
export const MONITOR_KINDS: readonly string[] = Object.values(OPERATORS).flatMap(({ kinds }) => Object.keys(kinds));
