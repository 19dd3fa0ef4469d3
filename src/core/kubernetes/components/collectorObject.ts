import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import { innerTree } from '../fields/innerTree.ts';
import { isOfGroup } from '../objects/apiObject.ts';
import { operatorComponent } from './operatorComponent.ts';
import { scrapeConfigurationIn, scrapeJobs, scrapePaths } from './scrapeConfiguration.ts';
import { containerMounts } from './staticPod.ts';

/**
 * The OpenTelemetry Collector as an OpenTelemetryCollector configures it: the configuration as a mapping since v1beta1, as text before
 * (opentelemetry-operator, docs/api). Undefined for any other object, and if no receiver scrapes by HTTPS.
 */
export function readCollector(node: YamlNode, uri: string): ComponentDocument | undefined {
  if (textAt(node, 'kind') !== 'OpenTelemetryCollector' || !isOfGroup(node, 'opentelemetry.io')) return undefined;
  const spec = childOf(node, 'spec');
  const written = childOf(spec, 'config');
  const root = written?.kind === 'scalar' ? innerTree(written, 'plain') : written;
  const configuration = root && scrapeConfigurationIn(root);
  const jobs = configuration ? scrapeJobs(configuration) : [];
  if (!spec || !configuration || jobs.length === 0) return undefined;
  return {
    ...operatorComponent(node, uri, 'otelcol'),
    mounts: containerMounts(spec, spec),
    scrape: {
      configuration: configuration.name,
      paths: scrapePaths(configuration).flatMap((path) => (path && path.value !== '' ? [path] : [])),
      jobs,
    },
  };
}
