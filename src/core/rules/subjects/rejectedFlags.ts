import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset, mayHaveOtherWords } from '../../cluster/nodes/settings.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { parseGoDuration } from '../../kubernetes/values/goTime.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView } from '../../model/node.ts';
import { type RejectedFlag, rejectedValue, settled } from './rejectedFlag.ts';
import { rejectedModes } from './rejectedModes.ts';
import { rejectedPorts } from './rejectedPorts.ts';

/** In the order in which the component reports them (their options' Validate and Complete; tried with Kubernetes 1.28.15, 1.34.4 and 1.37.2). */
export const rejectedFlags = derived((component: ComponentView): readonly RejectedFlag[] => {
  switch (component.name) {
    case 'kube-apiserver':
      return [
        ...tokenExpiration(component),
        ...serviceRange(component),
        ...etcdServers(component),
        ...rejectedPorts(component),
        ...openIdConnect(component),
        ...rejectedModes(component),
      ];
    case 'kube-controller-manager':
    case 'kube-scheduler':
    case 'kubelet':
      return rejectedPorts(component);
    default:
      return [];
  }
});

function tokenExpiration(apiserver: ComponentView): readonly RejectedFlag[] {
  const view = settled(apiserver, 'service-account-max-token-expiration');
  const read = view && parseGoDuration(view.value);
  if (!read || 'error' in read || read.milliseconds === 0) return [];
  if (read.milliseconds >= HOUR && read.milliseconds <= 2 ** 32 * 1000) return [];
  const error = 'the service-account-max-token-expiration must be between 1 hour and 2^32 seconds';
  return [{ ...rejectedValue(apiserver, view, error), isFirst: true }];
}

/** Milliseconds. */
const HOUR = 3_600_000;

function serviceRange(apiserver: ComponentView): readonly RejectedFlag[] {
  const view = settled(apiserver, 'service-cluster-ip-range');
  if (!view || view.value === '') return [];
  const [first = '', second, ...others] = view.value.split(',').map((range) => range.trim());
  const families = [first, second].map((range) => range && familyOf(range));
  const rejected = (error: string) => rejectedValue(apiserver, view, error);
  if (!families[0]) return [{ ...rejected('service-cluster-ip-range[0] is not a valid cidr'), isFirst: true }];
  if (others.length > 0) return [rejected('--service-cluster-ip-range must not contain more than two entries')];
  return families[0] === families[1]
    ? [rejected('--service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family')]
    : [];
}

/** The family of a range of addresses; undefined if Go reads no range in the text (net, ParseCIDR). */
function familyOf(range: string): number | undefined {
  const [, address = '', length = ''] = /^([^/]*)\/(\d{1,3})$/.exec(range) ?? [];
  const bits = address.includes(':') ? 128 : 32;
  return parseIp(address) && Number(length) <= bits ? bits : undefined;
}

function etcdServers(apiserver: ComponentView): readonly RejectedFlag[] {
  const name = 'etcd-servers';
  const isCommand = apiserver.document !== undefined && COMMANDS.has(apiserver.document.source);
  const isUnset = isCommand && areUnset(apiserver, name) && !mayHaveOtherWords(apiserver);
  const error = '--etcd-servers must be specified';
  return isUnset ? [{ is: 'unset', flag: `--${name}`, at: flagPlace(apiserver, name), error }] : [];
}

/** The sources that have the whole command line. */
const COMMANDS: ReadonlySet<string> = new Set(['staticPod', 'unit']);

/** The two flags need each other, and since 1.30 every other flag of OpenID Connect needs both. */
function openIdConnect(apiserver: ComponentView): readonly RejectedFlag[] {
  const [issuer, client] = ['oidc-issuer-url', 'oidc-client-id'] as const;
  if (!areUnset(apiserver, 'authentication-config')) return [];
  const isNew = holdsFor(apiserver, { since: 30 });
  const isOld = holdsFor(apiserver, { until: 29 });
  const given = apiserver.flags.filter(({ flag }) => flag.name === issuer || flag.name === client || isNew === 'yes');
  const view = given.find(({ flag }) => /^oidc-/.test(flag.name) && settled(apiserver, flag.name)?.value);
  const lacking = [issuer, client].filter((name) => areUnset(apiserver, name));
  if (!view || lacking.length === 0) return [];
  const words =
    isNew === 'yes' ? 'must be specified together when any oidc-* flags are set' : 'should be specified together';
  const error = isNew === 'yes' || isOld === 'yes' ? `${issuer} and ${client} ${words}` : undefined;
  const other = lacking.map((name) => `--${name}`).join(', ');
  return [{ is: 'needs', flag: view.flag.spelling, other, at: flagPlace(apiserver, view.flag.name), error }];
}
