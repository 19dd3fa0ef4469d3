import type { ComponentName } from '../../model/documents/component.ts';
import type { ValueType } from '../../model/flagSpec.ts';

/** Flags that the same programs know in the same releases. */
interface KnownFlags {
  readonly of: readonly ComponentName[];
  /** The first and the last of the recorded minor releases that know them. */
  readonly first: number;
  readonly last: number;
  readonly flags: readonly KnownFlag[];
}

interface KnownFlag {
  readonly name: string;
  /** Absent for text, and a type that no flag shares. Tried with 1.28.15 and 1.37.2: it is the same in all programs, as is the error for another value. */
  readonly type: ValueType | undefined;
}

/** The types by the letters behind the names. */
const TYPES: Readonly<Record<string, ValueType>> = {
  b: 'boolean',
  s: 'switch',
  i: 'integer',
  n: 'number',
  d: 'duration',
  a: 'address',
};

const SERVERS: readonly ComponentName[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

const ALL: readonly ComponentName[] = [...SERVERS, 'kubelet'];

/** The minor releases whose programs were tried: 1.24.17, 1.28.15, 1.30.14, 1.34.4, 1.35.4, 1.36.3 and 1.37.2. */
export const RECORDED_RELEASES = [24, 28, 30, 34, 35, 36, 37] as const;

/** Every flag that they know, hidden ones too, whether it concerns the PKI or not; a test compares them with the record. */
export const KNOWN_FLAGS: readonly KnownFlags[] = [
  known(
    ALL,
    24,
    24,
    `add-dir-header:s alsologtostderr:s log-backtrace-at log-dir log-file log-file-max-size logtostderr:s one-output:s
     skip-headers:s skip-log-headers:s stderrthreshold`,
  ),
  known(
    ALL,
    24,
    37,
    `authentication-token-webhook-cache-ttl:d authorization-webhook-cache-authorized-ttl:d
     authorization-webhook-cache-unauthorized-ttl:d cert-dir client-ca-file contention-profiling:b feature-gates help:b
     log-flush-frequency:d log-json-info-buffer-size log-json-split-stream:b logging-format tls-cert-file
     tls-cipher-suites tls-min-version tls-private-key-file v version vmodule`,
  ),
  known(ALL, 30, 37, 'log-text-info-buffer-size log-text-split-stream:b'),
  known(
    SERVERS,
    24,
    37,
    `allow-metric-labels bind-address:a disabled-metrics http2-max-streams-per-connection:i permit-address-sharing:b
     permit-port-sharing:b profiling:b requestheader-allowed-names requestheader-client-ca-file
     requestheader-extra-headers-prefix requestheader-group-headers requestheader-username-headers secure-port:i
     show-hidden-metrics-for-version tls-sni-cert-key`,
  ),
  known(SERVERS, 30, 37, 'allow-metric-labels-manifest'),
  known(SERVERS, 34, 37, 'disable-http2-serving:b emulated-version requestheader-uid-headers'),
  known(SERVERS, 35, 37, 'min-compatibility-version'),
  known(SERVERS, 36, 37, 'tls-curve-preferences'),
  known(
    ['kube-controller-manager', 'kube-scheduler', 'kubelet'],
    24,
    37,
    'kube-api-burst:i kube-api-content-type kube-api-qps kubeconfig',
  ),
  known(['kube-apiserver', 'kube-controller-manager'], 24, 37, 'enable-garbage-collector:b service-cluster-ip-range'),
  known(['kube-apiserver', 'kubelet'], 24, 24, 'master-service-namespace'),
  known(['kube-apiserver', 'kubelet'], 24, 30, 'cloud-config'),
  known(['kube-apiserver', 'kubelet'], 24, 37, 'anonymous-auth:b authorization-mode'),
  known(
    ['kube-controller-manager', 'kube-scheduler'],
    24,
    37,
    `authentication-kubeconfig authentication-skip-lookup:b authentication-tolerate-lookup-failure:b
     authorization-always-allow-paths authorization-kubeconfig leader-elect:b leader-elect-lease-duration:d
     leader-elect-renew-deadline:d leader-elect-resource-lock leader-elect-resource-name leader-elect-resource-namespace
     leader-elect-retry-period:d master`,
  ),
  known(['kube-controller-manager', 'kubelet'], 24, 37, 'cloud-provider'),
  known(['kube-scheduler', 'kubelet'], 24, 37, 'config'),
  known(['kube-apiserver'], 24, 24, 'identity-lease-duration-seconds identity-lease-renew-interval-seconds'),
  known(['kube-apiserver', 'kube-controller-manager'], 24, 30, 'cloud-provider-gce-lb-src-cidrs'),
  known(['kube-apiserver'], 24, 30, 'cloud-provider cloud-provider-gce-l7lb-src-cidrs'),
  known(
    ['kube-apiserver'],
    24,
    37,
    `admission-control admission-control-config-file advertise-address:a aggregator-reject-forwarding-redirect:b
     allow-privileged:b api-audiences apiserver-count:i audit-log-batch-buffer-size:i audit-log-batch-max-size:i
     audit-log-batch-max-wait:d audit-log-batch-throttle-burst:i audit-log-batch-throttle-enable:b audit-log-batch-throttle-qps:n
     audit-log-compress:b audit-log-format audit-log-maxage:i audit-log-maxbackup:i audit-log-maxsize:i audit-log-mode
     audit-log-path audit-log-truncate-enabled:b audit-log-truncate-max-batch-size:i audit-log-truncate-max-event-size:i
     audit-log-version audit-policy-file audit-webhook-batch-buffer-size:i
     audit-webhook-batch-initial-backoff:d audit-webhook-batch-max-size:i
     audit-webhook-batch-max-wait:d audit-webhook-batch-throttle-burst:i audit-webhook-batch-throttle-enable:b
     audit-webhook-batch-throttle-qps:n audit-webhook-config-file audit-webhook-initial-backoff:d audit-webhook-mode
     audit-webhook-truncate-enabled:b audit-webhook-truncate-max-batch-size:i audit-webhook-truncate-max-event-size:i
     audit-webhook-version authentication-token-webhook-config-file authentication-token-webhook-version
     authorization-policy-file authorization-webhook-config-file authorization-webhook-version cors-allowed-origins
     default-not-ready-toleration-seconds default-unreachable-toleration-seconds default-watch-cache-size:i
     delete-collection-workers:i disable-admission-plugins egress-selector-config-file enable-admission-plugins
     enable-aggregator-routing:b enable-bootstrap-token-auth:b enable-logs-handler:b enable-priority-and-fairness:b
     encryption-provider-config endpoint-reconciler-type etcd-cafile etcd-certfile etcd-compaction-interval:d
     etcd-count-metric-poll-period:d etcd-db-metric-poll-interval:d etcd-healthcheck-timeout:d etcd-keyfile etcd-prefix
     etcd-servers etcd-servers-overrides event-ttl:d external-hostname goaway-chance:n kubelet-certificate-authority
     kubelet-client-certificate kubelet-client-key kubelet-port kubelet-preferred-address-types
     kubelet-read-only-port kubelet-timeout:d
     kubernetes-service-node-port:i lease-reuse-duration-seconds:i livez-grace-period:d max-connection-bytes-per-sec:i
     max-mutating-requests-inflight:i max-requests-inflight:i min-request-timeout:i oidc-ca-file oidc-client-id
     oidc-groups-claim oidc-groups-prefix oidc-issuer-url oidc-required-claim oidc-signing-algs oidc-username-claim
     oidc-username-prefix proxy-client-cert-file proxy-client-key-file request-timeout:d runtime-config
     service-account-extend-token-expiration:b service-account-issuer service-account-jwks-uri service-account-key-file
     service-account-lookup:b service-account-max-token-expiration:d service-account-signing-key-file
     service-node-port-range shutdown-delay-duration:d shutdown-send-retry-after:b storage-backend storage-media-type
     strict-transport-security-directives token-auth-file tracing-config-file watch-cache:b watch-cache-sizes`,
  ),
  known(
    ['kube-apiserver'],
    28,
    37,
    `debug-socket-path encryption-provider-config-automatic-reload:b etcd-readycheck-timeout:d peer-advertise-ip
     peer-advertise-port peer-ca-file shutdown-watch-termination-grace-period:d`,
  ),
  known(['kube-apiserver'], 30, 37, 'authentication-config authorization-config'),
  known(
    ['kube-apiserver'],
    34,
    37,
    `coordinated-leadership-lease-duration:d coordinated-leadership-renew-deadline:d coordinated-leadership-retry-period:d
     emulation-forward-compatible:b runtime-config-emulation-forward-compatible:b service-account-signing-endpoint
     storage-initialization-timeout:d`,
  ),
  known(
    ['kube-controller-manager'],
    24,
    24,
    'deleting-pods-burst deleting-pods-qps enable-taint-manager:s pod-eviction-timeout register-retry-count',
  ),
  known(
    ['kube-controller-manager'],
    24,
    30,
    `horizontal-pod-autoscaler-downscale-delay:d horizontal-pod-autoscaler-upscale-delay:d
     volume-host-allow-local-loopback:b volume-host-cidr-denylist`,
  ),
  known(['kube-controller-manager'], 24, 36, 'concurrent-service-syncs:i'),
  known(
    ['kube-controller-manager'],
    24,
    37,
    `allocate-node-cidrs:b allow-untagged-cloud:b attach-detach-reconcile-sync-period:d cidr-allocator-type cloud-config cluster-cidr
     cluster-name cluster-signing-cert-file cluster-signing-duration:d cluster-signing-key-file
     cluster-signing-kube-apiserver-client-cert-file cluster-signing-kube-apiserver-client-key-file
     cluster-signing-kubelet-client-cert-file cluster-signing-kubelet-client-key-file
     cluster-signing-kubelet-serving-cert-file cluster-signing-kubelet-serving-key-file
     cluster-signing-legacy-unknown-cert-file cluster-signing-legacy-unknown-key-file concurrent-deployment-syncs:i
     concurrent-endpoint-syncs:i concurrent-ephemeralvolume-syncs:i concurrent-gc-syncs:i concurrent-namespace-syncs:i
     concurrent-rc-syncs:i concurrent-replicaset-syncs:i concurrent-resource-quota-syncs:i
     concurrent-service-endpoint-syncs:i concurrent-serviceaccount-token-syncs:i concurrent-statefulset-syncs:i
     concurrent-ttl-after-finished-syncs:i configure-cloud-routes:b controller-start-interval:d controllers
     disable-attach-detach-reconcile-sync:b enable-dynamic-provisioning:b enable-hostpath-provisioner:b
     enable-leader-migration:b endpoint-updates-batch-period:d endpointslice-updates-batch-period:d
     external-cloud-volume-plugin flex-volume-plugin-dir horizontal-pod-autoscaler-cpu-initialization-period:d
     horizontal-pod-autoscaler-downscale-stabilization:d horizontal-pod-autoscaler-initial-readiness-delay:d
     horizontal-pod-autoscaler-sync-period:d horizontal-pod-autoscaler-tolerance:n large-cluster-size-threshold:i
     leader-migration-config max-endpoints-per-slice:i min-resync-period:d mirroring-concurrent-service-endpoint-syncs:i
     mirroring-endpointslice-updates-batch-period:d mirroring-max-endpoints-per-subset:i namespace-sync-period:d
     node-cidr-mask-size:i node-cidr-mask-size-ipv4:i node-cidr-mask-size-ipv6:i node-eviction-rate:n
     node-monitor-grace-period:d node-monitor-period:d node-startup-grace-period:d node-sync-period:d pv-recycler-increment-timeout-nfs:i
     pv-recycler-minimum-timeout-hostpath:i pv-recycler-minimum-timeout-nfs:i pv-recycler-pod-template-filepath-hostpath
     pv-recycler-pod-template-filepath-nfs pv-recycler-timeout-increment-hostpath:i pvclaimbinder-sync-period:d
     resource-quota-sync-period:d root-ca-file route-reconciliation-period:d secondary-node-eviction-rate:n
     service-account-private-key-file terminated-pod-gc-threshold:i unhealthy-zone-threshold:n
     use-service-account-credentials:b`,
  ),
  known(
    ['kube-controller-manager'],
    28,
    37,
    `concurrent-cron-job-syncs:i concurrent-horizontal-pod-autoscaler-syncs:i concurrent-job-syncs:i
     concurrent-validating-admission-policy-status-syncs:i legacy-service-account-token-clean-up-period:d`,
  ),
  known(['kube-controller-manager'], 30, 37, 'disable-force-detach-on-timeout:b'),
  known(['kube-controller-manager'], 34, 37, 'concurrent-daemonset-syncs:i'),
  known(['kube-controller-manager'], 35, 37, 'concurrent-device-taint-eviction-syncs:i controller-shutdown-timeout:d'),
  known(['kube-controller-manager'], 36, 37, 'concurrent-resourceclaim-syncs:i'),
  known(['kube-controller-manager'], 37, 37, 'concurrent-disruption-syncs:i'),
  known(['kube-scheduler'], 24, 24, 'lock-object-name lock-object-namespace'),
  known(['kube-scheduler'], 24, 37, 'pod-max-in-unschedulable-pods-duration:d write-config-to'),
  known(['kubelet'], 24, 24, 'container-runtime experimental-kernel-memcg-notification:s'),
  known(['kubelet'], 24, 28, 'azure-container-registry-config'),
  known(
    ['kubelet'],
    24,
    30,
    `iptables-drop-bit:i iptables-masquerade-bit:i keep-terminated-pod-volumes:b register-schedulable:b`,
  ),
  known(['kubelet'], 24, 34, 'pod-infra-container-image'),
  known(
    ['kubelet'],
    24,
    36,
    `application-metrics-count-limit boot-id-file container-hints containerd containerd-namespace enable-load-reader:s
     event-storage-age-limit event-storage-event-limit global-housekeeping-interval log-cadvisor-usage:s machine-id-file
     storage-driver-buffer-duration storage-driver-db storage-driver-host storage-driver-password storage-driver-secure:s
     storage-driver-table storage-driver-user`,
  ),
  known(
    ['kubelet'],
    24,
    37,
    `address:a allowed-unsafe-sysctls authentication-token-webhook:b bootstrap-kubeconfig cgroup-driver cgroup-root
     cgroups-per-qos:b cluster-dns cluster-domain container-log-max-files:i container-log-max-size
     container-runtime-endpoint cpu-cfs-quota:b cpu-cfs-quota-period:d cpu-manager-policy cpu-manager-policy-options
     cpu-manager-reconcile-period:d enable-controller-attach-detach:b enable-debugging-handlers:b enable-server:b
     enforce-node-allocatable event-burst:i event-qps:i eviction-hard eviction-max-pod-grace-period:i
     eviction-minimum-reclaim eviction-pressure-transition-period:d eviction-soft eviction-soft-grace-period
     exit-on-lock-contention:b experimental-allocatable-ignore-eviction:b experimental-mounter-path fail-swap-on:b
     file-check-frequency:d hairpin-mode healthz-bind-address:a healthz-port:i hostname-override housekeeping-interval
     http-check-frequency:d image-credential-provider-bin-dir image-credential-provider-config image-gc-high-threshold:i
     image-gc-low-threshold:i image-service-endpoint kernel-memcg-notification:b kube-reserved kube-reserved-cgroup
     kubelet-cgroups lock-file make-iptables-util-chains:b manifest-url manifest-url-header max-open-files:i max-pods:i
     maximum-dead-containers:i maximum-dead-containers-per-container:i memory-manager-policy
     minimum-container-ttl-duration:d minimum-image-ttl-duration:d node-ip node-labels node-status-max-images:i
     node-status-update-frequency:d oom-score-adj:i pod-cidr pod-manifest-path pod-max-pids:i pods-per-core:i port:i
     protect-kernel-defaults:b provider-id qos-reserved read-only-port:i register-node:b register-with-taints
     registry-burst:i registry-qps:i reserved-cpus reserved-memory resolv-conf root-dir rotate-certificates:b
     rotate-server-certificates:b runonce:b runtime-cgroups runtime-request-timeout:d seccomp-default:b
     serialize-image-pulls:b streaming-connection-idle-timeout:d sync-frequency:d system-cgroups system-reserved
     system-reserved-cgroup topology-manager-policy topology-manager-scope volume-plugin-dir volume-stats-agg-period:d`,
  ),
  known(['kubelet'], 28, 37, 'config-dir local-storage-capacity-isolation:b topology-manager-policy-options'),
  known(['kubelet'], 34, 37, 'fail-cgroupv1:b'),
];

function known(of: readonly ComponentName[], first: number, last: number, names: string): KnownFlags {
  const flags = names.split(/\s+/).map((written): KnownFlag => {
    const [name = '', letter = ''] = written.split(':');
    return { name, type: TYPES[letter] };
  });
  return { of, first, last, flags };
}
