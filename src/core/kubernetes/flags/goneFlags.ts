import type { ComponentName } from '../../model/documents/component.ts';
import type { SourcedRange } from '../../model/documents/version.ts';
import { phrase } from '../../model/text/text.ts';
import { before, kubernetesChangelog, kubernetesPull } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** Flags that were removed together. Those of `switches` take no separate value. */
interface Removal {
  readonly from: readonly ComponentName[];
  readonly versions: SourcedRange;
  readonly switches?: readonly string[];
  readonly names?: readonly string[];
}

const ALL: readonly ComponentName[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet'];

/**
 * Flags that concern no PKI and that releases since 1.19 removed: a component that is started with one exits. Tried on the programs of 1.24.17,
 * 1.28.15, 1.30.14, 1.34.4, 1.35.4, 1.36.3 and 1.37.2; between and before these, the first release whose sources lack the flag.
 */
const REMOVALS: readonly Removal[] = [
  {
    from: ALL,
    versions: before(26, kubernetesPull(112120)),
    switches: ['add-dir-header', 'alsologtostderr', 'logtostderr', 'one-output', 'skip-headers', 'skip-log-headers'],
    names: ['log-backtrace-at', 'log-dir', 'log-file', 'log-file-max-size', 'stderrthreshold'],
  },
  {
    from: ['kube-apiserver'],
    versions: before(19, kubernetesChangelog('1.19')),
    switches: ['audit-dynamic-configuration'],
  },
  {
    from: ['kube-apiserver'],
    versions: before(26, kubernetesChangelog('1.26')),
    names: ['identity-lease-duration-seconds', 'identity-lease-renew-interval-seconds'],
  },
  {
    from: ['kube-apiserver', 'kubelet'],
    versions: before(27, kubernetesChangelog('1.27')),
    names: ['master-service-namespace'],
  },
  { from: ['kube-apiserver'], versions: before(33, kubernetesPull(130162)), names: ['cloud-config', 'cloud-provider'] },
  {
    from: ['kube-apiserver'],
    versions: before(31, kubernetesChangelog('1.31')),
    names: ['cloud-provider-gce-l7lb-src-cidrs'],
  },
  {
    from: ['kube-apiserver', 'kube-controller-manager'],
    versions: before(31, kubernetesChangelog('1.31')),
    names: ['cloud-provider-gce-lb-src-cidrs'],
  },
  {
    from: ['kube-controller-manager'],
    versions: before(25, kubernetesChangelog('1.25')),
    names: ['deleting-pods-burst', 'deleting-pods-qps', 'register-retry-count'],
  },
  {
    from: ['kube-controller-manager'],
    versions: before(27, kubernetesChangelog('1.27')),
    switches: ['enable-taint-manager'],
    names: ['pod-eviction-timeout'],
  },
  {
    from: ['kube-controller-manager'],
    versions: before(31, kubernetesChangelog('1.31')),
    switches: ['volume-host-allow-local-loopback'],
    names: [
      'volume-host-cidr-denylist',
      'horizontal-pod-autoscaler-downscale-delay',
      'horizontal-pod-autoscaler-upscale-delay',
    ],
  },
  {
    from: ['kube-controller-manager'],
    versions: before(37, kubernetesChangelog('1.37')),
    names: ['concurrent-service-syncs'],
  },
  {
    from: ['kube-scheduler'],
    versions: before(28, kubernetesChangelog('1.28')),
    names: ['lock-object-name', 'lock-object-namespace'],
  },
  {
    from: ['kubelet'],
    versions: before(25, kubernetesChangelog('1.25')),
    switches: ['experimental-kernel-memcg-notification'],
  },
  { from: ['kubelet'], versions: before(27, kubernetesPull(114017)), names: ['container-runtime'] },
  {
    from: ['kubelet'],
    versions: before(30, kubernetesChangelog('1.30')),
    names: ['azure-container-registry-config'],
  },
  { from: ['kubelet'], versions: before(31, kubernetesPull(122082)), switches: ['keep-terminated-pod-volumes'] },
  {
    from: ['kubelet'],
    versions: before(31, kubernetesChangelog('1.31')),
    names: ['iptables-drop-bit', 'iptables-masquerade-bit'],
  },
  { from: ['kubelet'], versions: before(34, kubernetesPull(122384)), switches: ['register-schedulable'] },
  { from: ['kubelet'], versions: before(34, kubernetesChangelog('1.34')), names: ['cloud-config'] },
  {
    from: ['kubelet'],
    versions: before(37, kubernetesPull(139870)),
    switches: ['enable-load-reader', 'log-cadvisor-usage', 'storage-driver-secure'],
    names: [
      ...['application-metrics-count-limit', 'boot-id-file', 'container-hints', 'containerd', 'containerd-namespace'],
      ...['event-storage-age-limit', 'event-storage-event-limit', 'global-housekeeping-interval', 'machine-id-file'],
      ...['storage-driver-buffer-duration', 'storage-driver-db', 'storage-driver-host', 'storage-driver-password'],
      ...['storage-driver-table', 'storage-driver-user'],
    ],
  },
];

const SUMMARY = phrase('A setting that newer releases no longer have.');

/** The rows of a component's removed flags. */
export function goneFlags(component: ComponentName): readonly FlagRow[] {
  return REMOVALS.filter(({ from }) => from.includes(component)).flatMap(({ switches = [], names = [], versions }) => [
    ...switches.map((name): FlagRow => ({ name, role: 'switch', type: 'boolean', versions, summary: SUMMARY })),
    ...names.map((name): FlagRow => ({ name, role: 'text', versions, summary: SUMMARY })),
  ]);
}
