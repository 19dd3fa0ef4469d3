import { isTemplated } from '../../formats/placeholder.ts';
import { scrapeFlag } from '../../kubernetes/flags/scrapers.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ScrapeJob } from '../../model/documents/component.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isPublishedBundle } from '../lookup/publishedBundle.ts';
import { type TlsCredentials, tlsCredentials } from '../lookup/tlsCredentials.ts';
import type { ConnectingSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Prometheus, vmagent and the OpenTelemetry Collector, which scrape servers by addresses, and kubelets as nodes of the cluster as well
 * (prometheus.io, "Configuration"; docs.victoriametrics.com, "vmagent"; opentelemetry-collector-contrib, receiver/prometheusreceiver).
 */
export const scrapers: Participant = { connects: scrapes };

function scrapes(node: NodeView): readonly ConnectingSide[] {
  return node.components.flatMap((component) => jobsOf(node, component));
}

function jobsOf(node: NodeView, component: ComponentView): readonly ConnectingSide[] {
  const flag = scrapeFlag(component.name);
  const [only, ...others] = component.flags.filter((view) => flag !== undefined && view.flag.name === flag);
  const resolution = only?.reference?.resolution;
  // The collector merges several configurations.
  if (resolution?.kind !== 'file' || others.length > 0) return [];
  const credentials = new Map(tlsCredentials(component).map((one) => [one.selection, one]));
  return resolution.file.documents.flatMap((document) => {
    if (document.kind !== 'pathsConfiguration') return [];
    return (document.jobs ?? []).flatMap((job) => {
      const shared = sideOf(node, component, job, resolution.uri, credentials.get(job.tls));
      const targets = targetsOf(job, resolution.uri);
      const kubelets: ConnectingSide = { ...shared, service: 'kubelet', logsInOtherwise: true, targets };
      return [
        ...(targets.length > 0 ? [{ ...shared, targets }, kubelets] : []),
        ...(targets.length > 0 ? CONTROL_PLANE.map((service) => ({ ...kubelets, service })) : []),
        ...(job.discoversNodes && !job.isOpen ? [{ ...kubelets, targets: [], addressTypes: ADDRESS_TYPES }] : []),
      ];
    });
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

function targetsOf({ targets, serverName }: ScrapeJob, uri: string): readonly Target[] {
  return targets.flatMap((target) => {
    const [url] = isTemplated(target.value) ? [] : parseUrls(`https://${target.value.replace(SCHEME, '')}`);
    const asked = serverName ?? target;
    return url ? [{ url, asks: { value: serverName?.value ?? url.host, at: { uri, span: asked.span } } }] : [];
  });
}

/** vmagent takes URLs as well. */
const SCHEME = /^https:\/\//;
