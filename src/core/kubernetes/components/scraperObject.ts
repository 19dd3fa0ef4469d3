import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { MonitorSelection } from '../../model/documents/scrape.ts';
import { scrapeFlag } from '../flags/scrapers.ts';
import { labelsAt } from '../objects/apiObject.ts';
import { objectMount } from './monitorCredentials.ts';
import { type Operator, operatorOf } from './monitorKinds.ts';
import { operatorComponent } from './operatorComponent.ts';
import { containerMounts } from './staticPod.ts';

/**
 * The scraping program as its own object sets it up: the Secrets and ConfigMaps in its container, and the jobs in a Secret (prometheus-operator.dev,
 * API reference, PrometheusSpec; docs.victoriametrics.com, operator, API, VMAgentSpec). Undefined for any other object, and for one that gives it neither.
 */
export function readScraperObject(node: YamlNode, uri: string): ComponentDocument | undefined {
  const operator = operatorOf(node);
  if (!operator?.programs.includes(textAt(node, 'kind') ?? '')) return undefined;
  const spec = childOf(node, 'spec') ?? node;
  const listed = Object.entries(operator.folders).flatMap(([folder, kind]) =>
    itemsAt(spec, FIELDS[kind]).flatMap((item): readonly Mount[] =>
      item.kind === 'scalar' && item.value !== '' && !isTemplated(item.value)
        ? [objectMount(`${folder}${item.value}`, kind, item.value, item.span)]
        : [],
    ),
  );
  const additional = additionalJobs(spec, operator);
  if (listed.length === 0 && !additional) return undefined;
  return {
    ...operatorComponent(node, uri, operator.component),
    flags: additional ? [additional.flag] : [],
    mounts: [...listed, ...(additional ? [additional.mount] : []), ...containerMounts(spec, spec)],
    managedFolders: Object.keys(operator.folders),
    monitors: Object.entries(operator.kinds).flatMap(([kind, { selector }]) => selectionOf(spec, kind, selector) ?? []),
  };
}

const FIELDS = { Secret: 'secrets', ConfigMap: 'configMaps' } as const;

/** The jobs in a value of a Secret, which the operator copies into the configuration of the program. */
function additionalJobs(spec: YamlNode, { component }: Operator) {
  const reference = childOf(spec, 'additionalScrapeConfigs');
  const name = textAt(reference, 'name') ?? '';
  const key = located(childOf(reference, 'key'), 'additionalScrapeConfigs');
  const flag = scrapeFlag(component);
  if (!key || key.value === '' || name === '' || isTemplated(name) || isTemplated(key.value) || !flag) return undefined;
  const { span } = key;
  const path = `/etc/${component}/config_out/${key.value}`;
  // The operator, and not the program, reads the Secret.
  const mount = { ...objectMount(path, 'Secret', name, span, true), subPath: key.value };
  return { mount, flag: { name: flag, spelling: key.path, value: path, span, valueSpan: span } satisfies Flag };
}

/** Undefined if it selects none of this kind, or not by labels alone. Without a namespace selector, only its own namespace counts. */
function selectionOf(spec: YamlNode, kind: string, field: string): MonitorSelection | undefined {
  const selector = childOf(spec, `${field}Selector`);
  const namespaces = childOf(spec, `${field}NamespaceSelector`);
  const isEmpty = namespaces?.kind === 'map' && namespaces.entries.length === 0;
  if (selector?.kind !== 'map' || childOf(selector, 'matchExpressions') || (namespaces && !isEmpty)) return undefined;
  const labels = labelsAt(selector, 'matchLabels');
  const written = childOf(selector, 'matchLabels');
  // Without the labels that a template fills in, it would select more.
  const areKnown = written?.kind === 'map' ? written.entries.length === labels.size : written === undefined;
  return areKnown ? { kind, labels, ...(!namespaces && { isOwnNamespace: true }) } : undefined;
}
