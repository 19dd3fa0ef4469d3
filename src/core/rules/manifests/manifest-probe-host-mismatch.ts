import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { insecureServing } from '../../cluster/nodes/insecureServing.ts';
import { textOr, unknownOf } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { insecurePort, securePort } from '../../kubernetes/versions/ports.ts';
import type { HttpProbe } from '../../model/documents/component.ts';
import type { ComponentView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

const ETCD_LISTENERS = ['listen-metrics-urls', 'listen-client-urls', 'listen-client-http-urls'];

interface Served {
  readonly scheme: string;
  readonly host: string;
  readonly port?: number | undefined;
  /** True if it depends on a version that is not known. */
  readonly isUnsure?: boolean;
}

/** A probe without an answer makes the kubelet restart the container. */
export const manifestProbeHostMismatch = defineRule(MANIFESTS['manifest-probe-host-mismatch'], {
  *check(node) {
    for (const component of node.components) {
      const { document } = component;
      const served = servedBy(component);
      if (!document?.pod || served.length === 0) continue;
      const { probes, hasSidecars } = document.pod;
      // Another container of the pod may listen on a port of which this one does not.
      const isOwn = ({ port }: HttpProbe) => !hasSidecars || served.some((one) => one.port === port);
      const isAnswered = (probe: HttpProbe) =>
        served.some((one) => answers(one, probe)) || isAnsweredByOther(component, probe);
      const wrong = probes.filter((probe) => isOwn(probe) && !isAnswered(probe));
      const [first, ...others] = wrong;
      if (!first) continue;
      yield {
        message: 'elsewhere',
        data: {
          kind: first.kind,
          asked: phrase('{scheme}://{host}:{port}', {
            scheme: first.scheme,
            host: first.host ?? phrase('the pod'),
            port: first.port ?? '',
          }),
          component: component.name,
          served: served
            .filter(({ isUnsure }) => !isUnsure)
            .map(({ scheme, host, port }) => `${scheme}://${host}:${port ?? ''}`)
            .join(', '),
        },
        at: { uri: document.uri, span: first.span },
        related: others.map(({ kind, span }) => ({
          uri: document.uri,
          span,
          message: phrase('The {kind} has the same mismatch', { kind }),
        })),
      };
    }
  },
});

/** Empty if the flags do not determine it. */
function servedBy(component: ComponentView): readonly Served[] {
  if (component.name === 'etcd') {
    if (unknownOf(component, ...ETCD_LISTENERS)) return [];
    return ETCD_LISTENERS.flatMap((flag) => parseUrls(flagText(component, flag)));
  }
  const port = textOr(component, 'secure-port', `${securePort(component.name) ?? ''}`);
  const host = textOr(component, 'bind-address', '0.0.0.0');
  if (port === undefined || host === undefined || isTemplated(`${port}${host}`) || !/^\d+$/.test(port)) return [];
  const insecure = insecureServing(component);
  return [
    { scheme: 'https', host, port: Number(port) },
    ...(insecure && insecure.isServed !== 'no'
      ? [{ scheme: 'http', host: insecure.address, port: insecure.port, isUnsure: insecure.isServed === 'unknown' }]
      : []),
  ];
}

/**
 * Whether another component of the control plane may answer: the kubelet probes from the node's network, where each of them has its port. Another
 * one has the same release.
 */
function isAnsweredByOther(component: ComponentView, { scheme, host, port }: HttpProbe): boolean {
  if (host === undefined) return false;
  return OTHERS.some((name) => {
    if (name === component.name) return false;
    if (scheme === 'https') return securePort(name) === port;
    const insecure = insecurePort(name);
    return insecure !== undefined && insecure.port === port && holdsFor(component, insecure.versions) !== 'no';
  });
}

const OTHERS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const;

function answers(served: Served, { scheme, host, port }: HttpProbe): boolean {
  if (port === undefined || isTemplated(host ?? '')) return true;
  if (served.port !== port || served.scheme !== scheme) return false;
  if (served.host === '0.0.0.0' || served.host === '::' || served.host === host) return true;
  // Without a host, the probe goes to the node's own address.
  return host === undefined ? !isLoopback(served.host) : isLoopback(served.host) && isLoopback(host);
}
