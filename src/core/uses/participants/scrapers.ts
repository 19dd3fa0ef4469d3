import { isTemplated } from '../../formats/placeholder.ts';
import { scrapeFlag } from '../../kubernetes/flags/scrapers.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ScrapeJob } from '../../model/documents/scrape.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { monitoredServers } from '../lookup/monitoredServices.ts';
import { isPublishedBundle } from '../lookup/publishedBundle.ts';
import { type TlsCredentials, tlsCredentials } from '../lookup/tlsCredentials.ts';
import type { ConnectingSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Prometheus, vmagent and the OpenTelemetry Collector, which scrape servers by addresses, as pods and as nodes of the cluster
 * (prometheus.io, "Configuration"; docs.victoriametrics.com, "vmagent"; opentelemetry-collector-contrib, receiver/prometheusreceiver),
 * each also as the objects of its operator configure it.
 */
export const scrapers: Participant = { connects: scrapes };

function scrapes(node: NodeView): readonly ConnectingSide[] {
  return node.components.flatMap((component) => jobsOf(node, component));
}

function jobsOf(node: NodeView, component: ComponentView): readonly ConnectingSide[] {
  const credentials = new Map(tlsCredentials(component).map((one) => [one.selection, one]));
  return configuredJobs(component).flatMap(({ job, uri }) => {
    const tls = credentials.get(job.tls);
    const monitored = job.selects && monitoredServers(node, job.selects, job.isOpen);
    const shared = sideOf(node, component, job, uri, tls);
    const targets = [...targetsOf(job, uri), ...(monitored?.targets ?? []).flatMap((one) => targetAt(one, job, uri))];
    const kubelets: ConnectingSide = { ...shared, service: 'kubelet', logsInOtherwise: true, targets };
    const discoveries = [...(job.discoversPods ? [job.discoversPods] : []), ...(monitored?.discoveries ?? [])];
    return [
      ...(targets.length > 0 ? [{ ...shared, targets }, kubelets] : []),
      ...(targets.length > 0 ? CONTROL_PLANE.map((service) => ({ ...kubelets, service })) : []),
      ...(job.discoversNodes && !job.isOpen ? [{ ...kubelets, targets: [], addressTypes: ADDRESS_TYPES }] : []),
      ...discoveries.flatMap((discovers) => {
        const own = sideOf(node, component, { ...job, isOpen: discovers.isOpen }, uri, tls);
        const found = { ...own, discovers, asksForName: serverNameOf(job, uri) };
        return [found, ...CONTROL_PLANE.map((service) => ({ ...found, service, logsInOtherwise: true }))];
      }),
    ];
  });
}

interface ConfiguredJob {
  readonly job: ScrapeJob;
  readonly uri: string;
}

/** The jobs of the only configuration that a flag names, or of an operator's object. */
function configuredJobs({ name, document, flags, uri }: ComponentView): readonly ConfiguredJob[] {
  if (document?.scrape) return document.scrape.jobs.map((job) => ({ job, uri }));
  const flag = scrapeFlag(name);
  const [only, ...others] = flags.filter((view) => flag !== undefined && view.flag.name === flag);
  const resolution = only?.reference?.resolution;
  // The collector merges several configurations.
  if (resolution?.kind !== 'file' || others.length > 0) return [];
  return resolution.file.documents.flatMap((one) => {
    const jobs = one.kind === 'pathsConfiguration' ? (one.jobs ?? []) : [];
    return jobs.map((job) => ({ job, uri: resolution.uri }));
  });
}

/** Servers that let everyone complete the handshake, and authenticate each request. */
const CONTROL_PLANE: readonly ServiceName[] = ['api', 'scheduler', 'controller-manager'];

/**
 * The types of a discovered node's addresses, of which the first one counts (prometheus, discovery/kubernetes/node.go, nodeAddress;
 * VictoriaMetrics, lib/promscrape/discovery/kubernetes/node.go, getNodeAddr).
 */
const ADDRESS_TYPES = ['InternalIP', 'InternalDNS', 'ExternalIP', 'ExternalDNS', 'LegacyHostIP', 'Hostname'];

function sideOf(
  node: NodeView,
  component: ComponentView,
  { name, isInsecure, isOpen, serverName }: ScrapeJob,
  uri: string,
  { caBundle, clientCert, clientKey }: Partial<TlsCredentials> = {},
): ConnectingSide {
  const isPublished = isPublishedBundle(caBundle?.reference?.path);
  const open =
    isOpen || isTemplated(serverName?.value ?? '')
      ? phrase('the target of the job {name}', { name: name.value })
      : !caBundle && !isInsecure && ownRoots(component);
  return {
    does: 'connects',
    service: 'etcd',
    end: { component: component.name, uri: component.uri, node: node.id },
    entry: name.value,
    at: { uri, span: name.span },
    evidence: 'configured',
    targets: [],
    asksFor: [],
    ...(clientCert && { presents: { certificate: clientCert, key: clientKey, evidence: 'configured' } }),
    ...(isPublished && caBundle ? { trustsPublished: caBundle.at } : { trusts: caBundle }),
    isInsecure,
    ...(open && { unreadPair: open, unreadTrust: open }),
  };
}

/** The system's roots, if a machine may have added its own to them; those of an image are known. */
function ownRoots({ document }: ComponentView): Text | undefined {
  const isMounted = document?.mounts?.some(({ mountPath }) =>
    /^\/etc\/(?:ssl|pki|ca-certificates)(?:\/|$)/.test(mountPath),
  );
  return isMounted === false ? undefined : phrase('the system’s root certificates');
}

function targetsOf(job: ScrapeJob, uri: string): readonly Target[] {
  return job.targets.flatMap(({ value, span }) => targetAt({ value, at: { uri, span } }, job, uri));
}

function targetAt(
  { value, at }: { readonly value: string; readonly at: Location },
  job: ScrapeJob,
  uri: string,
): readonly Target[] {
  const [url] = isTemplated(value) ? [] : parseUrls(`https://${value.replace(SCHEME, '')}`);
  return url ? [{ url, asks: serverNameOf(job, uri) ?? { value: url.host, at } }] : [];
}

/** The name that the job verifies in place of the address. */
function serverNameOf({ serverName }: ScrapeJob, uri: string): Target['asks'] | undefined {
  return serverName && { value: serverName.value, at: { uri, span: serverName.span } };
}

/** vmagent takes URLs as well. */
const SCHEME = /^https:\/\//;
