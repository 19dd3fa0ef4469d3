import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The flag of Prometheus that leads to certificates (prometheus.io, "Configuration"). */
export const PROMETHEUS_FLAGS = flagRows(
  'prometheus',
  'https://prometheus.io/docs/prometheus/latest/configuration/configuration/',
  [
    {
      name: 'config.file',
      role: 'file',
      summary: phrase('Configuration of Prometheus, with the targets that it scrapes and how it verifies them.'),
    },
  ],
);

const SUMMARY = phrase('Configuration with the targets whose metrics it reads and how it verifies them.');

/** The flag of vmagent, which reads configurations of Prometheus (docs.victoriametrics.com, "vmagent"). */
export const VMAGENT_FLAGS = flagRows('vmagent', 'https://docs.victoriametrics.com/victoriametrics/vmagent/', [
  { name: 'promscrape.config', role: 'file', summary: SUMMARY },
]);

/** The flag of the OpenTelemetry Collector, whose receivers hold configurations of Prometheus (opentelemetry.io, "Configuration"). */
export const OTELCOL_FLAGS = flagRows('otelcol', 'https://opentelemetry.io/docs/collector/configuration/', [
  { name: 'config', role: 'file', repeatable: true, summary: SUMMARY },
]);

const SCRAPE_FLAGS: ReadonlyMap<string, string> = new Map(
  [PROMETHEUS_FLAGS, VMAGENT_FLAGS, OTELCOL_FLAGS].flatMap((rows) =>
    rows.map(({ component, name }) => [component, name] as const),
  ),
);

/** The flag by which the program is given a scrape configuration; undefined for a program that reads none. */
export function scrapeFlag(component: ComponentName): string | undefined {
  return SCRAPE_FLAGS.get(component);
}

/** Whether the party is a program that reads scrape configurations. */
export function readsScrapeConfigurations(party: string): boolean {
  return SCRAPE_FLAGS.has(party);
}
