import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { networkText, parseCidr } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';
import { completeFlag, type FlagRejection, valueRejection } from './flagRejection.ts';

/** The rejections of `--service-cluster-ip-range`: by itself, and next to `--advertise-address`. */
export function rejectedServices(apiserver: ComponentView): readonly FlagRejection[] {
  return [...serviceRange(apiserver), ...serviceFamily(apiserver)];
}

function serviceRange(apiserver: ComponentView): readonly FlagRejection[] {
  const view = completeFlag(apiserver, 'service-cluster-ip-range');
  if (!view || view.value === '') return [];
  const [first = '', second, ...others] = view.value.split(',').map((range) => range.trim());
  const families = [first, second].map((range) => range && parseCidr(range)?.bits);
  // Before dual-stack clusters, the flag was read in another way.
  const isKnown = holdsFor(apiserver, { since: 20 }) === 'yes';
  const rejected = (error: string) => valueRejection(apiserver, 'services', view, isKnown ? error : undefined);
  if (!families[0]) return [{ ...rejected('service-cluster-ip-range[0] is not a valid cidr'), isFirst: true }];
  if (others.length > 0) return [rejected('--service-cluster-ip-range must not contain more than two entries')];
  return families[0] === families[1]
    ? [rejected('--service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family')]
    : [];
}

/** The Service of kube-apiserver leads to the address that it advertises. */
function serviceFamily(apiserver: ComponentView): readonly FlagRejection[] {
  const [range, address] = [
    completeFlag(apiserver, 'service-cluster-ip-range'),
    completeFlag(apiserver, 'advertise-address'),
  ];
  if (!range || !address || holdsFor(apiserver, { since: 28 }) !== 'yes') return [];
  const reconciler = 'endpoint-reconciler-type';
  if (!areUnset(apiserver, reconciler) && (completeFlag(apiserver, reconciler)?.value ?? 'none') === 'none') return [];
  const text = range.value.split(',')[0]?.trim() ?? '';
  const [network, bytes] = [networkText(text), parseIp(address.value)];
  // It looks for its own address instead of an unspecified one.
  if (network === undefined || !bytes || address.value === '::' || address.value === '0.0.0.0') return [];
  const own = formatIp(bytes);
  if (network.includes(':') === own.includes(':')) return [];
  const error = `service IP family "${network}" must match public address family "${own}"`;
  return [valueRejection(apiserver, 'services', range, error)];
}
