import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset, mayHaveOtherWords } from '../../cluster/nodes/settings.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { parseGoDuration } from '../../kubernetes/values/goTime.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView } from '../../model/node.ts';
import { completeFlag, type FlagRejection, valueRejection } from './flagRejection.ts';
import { rejectedModes } from './rejectedModes.ts';
import { rejectedPorts } from './rejectedPorts.ts';
import { rejectedServices } from './rejectedServices.ts';

/** The flags that a component rejects after it has read all of them (Validate and Complete of its options; tried with Kubernetes 1.28.15, 1.34.4 and 1.37.2). */
export const rejectedFlags = derived((component: ComponentView): readonly FlagRejection[] => {
  switch (component.name) {
    case 'kube-apiserver':
      return [
        ...rejectedServices(component),
        ...tokenExpiration(component),
        ...etcdServers(component),
        ...etcdOverrides(component),
        ...rejectedPorts(component),
        ...openIdConnect(component),
        ...rejectedModes(component),
      ];
    case 'kube-controller-manager':
    case 'kubelet':
      return [...rejectedPorts(component), ...cloudProvider(component)];
    case 'kube-scheduler':
      return rejectedPorts(component);
    default:
      return [];
  }
});

function tokenExpiration(apiserver: ComponentView): readonly FlagRejection[] {
  const view = completeFlag(apiserver, 'service-account-max-token-expiration');
  const read = view && parseGoDuration(view.value);
  if (!read || 'error' in read || read.milliseconds === 0) return [];
  if (read.milliseconds >= HOUR && read.milliseconds <= 2 ** 32 * 1000) return [];
  const error = 'the service-account-max-token-expiration must be between 1 hour and 2^32 seconds';
  return [{ ...valueRejection(apiserver, 'tokens', view, error), isFirst: true }];
}

/** Milliseconds. */
const HOUR = 3_600_000;

function etcdServers(apiserver: ComponentView): readonly FlagRejection[] {
  const name = 'etcd-servers';
  const isCommand = apiserver.document !== undefined && COMMANDS.has(apiserver.document.source);
  const isUnset = isCommand && areUnset(apiserver, name) && !mayHaveOtherWords(apiserver);
  const error = '--etcd-servers must be specified';
  return isUnset
    ? [{ is: 'unset', part: 'etcd', flag: `--${name}`, lacks: [name], at: flagPlace(apiserver, name), error }]
    : [];
}

/** Each entry has a group and a resource, and then URLs. */
function etcdOverrides(apiserver: ComponentView): readonly FlagRejection[] {
  const view = completeFlag(apiserver, 'etcd-servers-overrides');
  if (!view || view.value === '' || view.value.includes('"')) return [];
  const isValid = view.value.split(',').every((entry) => /^[^#/]*\/[^#/]*#[^#]*$/.test(entry));
  const error =
    '--etcd-servers-overrides invalid, must be of format: group/resource#servers, where servers are URLs, semicolon separated';
  return isValid ? [] : [valueRejection(apiserver, 'etcd', view, error)];
}

/** The sources that have the whole command line. */
const COMMANDS: ReadonlySet<string> = new Set(['staticPod', 'unit']);

/**
 * The clouds that earlier releases had built in (kubernetes/kubernetes, cmd/kube-controller-manager/app/options/options.go since 1.31, tried with 1.37.2).
 * The kubelet exits later, when it is created (pkg/kubelet/kubelet.go, NewMainKubelet).
 */
function cloudProvider(component: ComponentView): readonly FlagRejection[] {
  const view = completeFlag(component, 'cloud-provider');
  if (!view || view.value === '' || view.value === 'external') return [];
  if (holdsFor(component, { since: 31 }) !== 'yes') return [];
  const error = `cloud provider ${goQuote(view.value)} was specified, but built-in cloud providers are disabled. Please set --cloud-provider=external and migrate to an external cloud provider`;
  return [valueRejection(component, 'cloud', view, component.name === 'kubelet' ? undefined : error)];
}

/** The two flags need each other, and since 1.30 every other flag of OpenID Connect needs both. */
function openIdConnect(apiserver: ComponentView): readonly FlagRejection[] {
  const [issuer, client] = ['oidc-issuer-url', 'oidc-client-id'] as const;
  if (!areUnset(apiserver, 'authentication-config')) return [];
  const isNew = holdsFor(apiserver, { since: 30 });
  const isOld = holdsFor(apiserver, { until: 29 });
  const given = apiserver.flags.filter(({ flag }) => flag.name === issuer || flag.name === client || isNew === 'yes');
  const view = given.find(({ flag }) => /^oidc-/.test(flag.name) && completeFlag(apiserver, flag.name)?.value);
  const lacking = [issuer, client].filter((name) => areUnset(apiserver, name));
  if (!view || lacking.length === 0) return [];
  const words =
    isNew === 'yes' ? 'must be specified together when any oidc-* flags are set' : 'should be specified together';
  const error = isNew === 'yes' || isOld === 'yes' ? `${issuer} and ${client} ${words}` : undefined;
  const other = lacking.map((name) => `--${name}`).join(' and ');
  const at = flagPlace(apiserver, view.flag.name);
  return [{ is: 'needs', part: 'authentication', flag: view.flag.spelling, other, lacks: lacking, at, error }];
}
