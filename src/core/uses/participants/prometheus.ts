import { flagView } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { SCRAPE_CONFIGURATION } from '../../kubernetes/components/scrapeConfiguration.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ScrapeJob } from '../../model/documents/component.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isPublishedBundle } from '../lookup/publishedBundle.ts';
import { type TlsCredentials, tlsCredentials } from '../lookup/tlsCredentials.ts';
import type { ConnectingSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/** Prometheus, which scrapes etcd by addresses and kubelets by addresses or as nodes of the cluster (prometheus.io, "Configuration"). */
export const prometheus: Participant = { connects: scrapes };

function scrapes(node: NodeView): readonly ConnectingSide[] {
  return node.components.flatMap((component) => (component.name === 'prometheus' ? jobsOf(node, component) : []));
}

function jobsOf(node: NodeView, component: ComponentView): readonly ConnectingSide[] {
  const resolution = flagView(component, 'config.file')?.reference?.resolution;
  if (resolution?.kind !== 'file') return [];
  const credentials = new Map(tlsCredentials(component).map((one) => [one.selection, one]));
  return resolution.file.documents.flatMap((document) => {
    if (document.kind !== 'pathsConfiguration' || document.configuration !== SCRAPE_CONFIGURATION) return [];
    return (document.jobs ?? []).flatMap((job) => {
      const shared = sideOf(node, component, job, resolution.uri, credentials.get(job.tls));
      const targets = targetsOf(job, resolution.uri);
      const kubelets: ConnectingSide = { ...shared, service: 'kubelet', logsInOtherwise: true, targets };
      return [
        ...(targets.length > 0 ? [{ ...shared, targets }, kubelets] : []),
        ...(job.discoversNodes && !job.isOpen ? [{ ...kubelets, targets: [], addressTypes: ADDRESS_TYPES }] : []),
      ];
    });
  });
}

/** The types of a discovered node's addresses, of which the first one counts (prometheus, discovery/kubernetes/node.go, nodeAddress). */
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
    end: { component: 'prometheus', uri: component.uri, node: node.id },
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
    const [url] = isTemplated(target.value) ? [] : parseUrls(`https://${target.value}`);
    const asked = serverName ?? target;
    return url ? [{ url, asks: { value: serverName?.value ?? url.host, at: { uri, span: asked.span } } }] : [];
  });
}
