import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { ScrapeJob } from '../../model/documents/scrape.ts';
import { labelsAt, readMeta } from '../objects/apiObject.ts';
import { type MonitorPlace, readCredentials } from './monitorCredentials.ts';
import { type MonitorKind, operatorOf } from './monitorKinds.ts';
import { findsNodes, isOfKubelets, mayDiffer, podsOf, selectionOf, targetsOf } from './monitorTargets.ts';
import { operatorComponent } from './operatorComponent.ts';

/** The scraping program as a monitor configures it; undefined for any other object, and if no endpoint uses TLS. */
export function readMonitor(node: YamlNode, path: string, uri: string): ComponentDocument | undefined {
  const configuration = textAt(node, 'kind') ?? '';
  const operator = operatorOf(node);
  const kind = operator && Object.hasOwn(operator.kinds, configuration) ? operator.kinds[configuration] : undefined;
  if (!operator || !kind) return undefined;
  const { namespace } = readMeta(node);
  const place = { operator, namespace, mounts: new Map<string, Mount>(), paths: [] as Located<string>[] };
  const endpoints = kind.endpoints
    ? itemsAt(node, 'spec', kind.endpoints).map((one, at) => [one, `${path}spec.${kind.endpoints}[${at}]`] as const)
    : [[childOf(node, 'spec') ?? node, `${path}spec`] as const];
  const jobs = endpoints.flatMap(([endpoint, at]) => jobOf(node, endpoint, at, kind, place) ?? []);
  if (jobs.length === 0) return undefined;
  return {
    ...operatorComponent(node, uri, operator.component),
    mounts: [...place.mounts.values()],
    scrape: { configuration, labels: labelsAt(node, 'metadata', 'labels'), paths: place.paths, jobs },
  };
}

function jobOf(
  node: YamlNode,
  endpoint: YamlNode,
  path: string,
  kind: MonitorKind,
  place: MonitorPlace,
): ScrapeJob | undefined {
  const name = located(childOf(node, 'metadata', 'name'), 'metadata.name');
  if (!name || (textAt(endpoint, 'scheme') ?? '').toLowerCase() !== 'https') return undefined;
  const tls = childOf(endpoint, 'tlsConfig');
  const areRead = readCredentials(tls, `${path}.tlsConfig`, place);
  const serverName = located(childOf(tls, 'serverName'), `${path}.tlsConfig.serverName`);
  const selects = kind.finds === 'services' ? selectionOf(node, endpoint, place.namespace) : undefined;
  const isOpen = !areRead || mayDiffer(endpoint);
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
