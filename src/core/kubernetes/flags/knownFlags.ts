import type { ComponentName } from '../../model/documents/component.ts';

/** Flags that the same programs know in the same releases. */
interface KnownFlags {
  readonly of: readonly ComponentName[];
  /** The first and the last of the recorded minor releases that know them. */
  readonly first: number;
  readonly last: number;
  readonly names: string;
}

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
    `add-dir-header alsologtostderr log-backtrace-at log-dir log-file log-file-max-size logtostderr one-output skip-headers
     skip-log-headers stderrthreshold`,
  ),
  known(
    ALL,
    24,
    37,
    `authentication-token-webhook-cache-ttl authorization-webhook-cache-authorized-ttl
     authorization-webhook-cache-unauthorized-ttl cert-dir client-ca-file contention-profiling feature-gates help
     log-flush-frequency log-json-info-buffer-size log-json-split-stream logging-format tls-cert-file tls-cipher-suites
     tls-min-version tls-private-key-file v version vmodule`,
  ),
  known(ALL, 30, 37, 'log-text-info-buffer-size log-text-split-stream'),
  known(
    SERVERS,
    24,
    37,
    `allow-metric-labels bind-address disabled-metrics http2-max-streams-per-connection permit-address-sharing
     permit-port-sharing profiling requestheader-allowed-names requestheader-client-ca-file requestheader-extra-headers-prefix
     requestheader-group-headers requestheader-username-headers secure-port show-hidden-metrics-for-version tls-sni-cert-key`,
  ),
  known(SERVERS, 30, 37, 'allow-metric-labels-manifest'),
  known(SERVERS, 34, 37, 'disable-http2-serving emulated-version requestheader-uid-headers'),
  known(SERVERS, 35, 37, 'min-compatibility-version'),
  known(SERVERS, 36, 37, 'tls-curve-preferences'),
  known(
    ['kube-controller-manager', 'kube-scheduler', 'kubelet'],
    24,
    37,
    'kube-api-burst kube-api-content-type kube-api-qps kubeconfig',
  ),
  known(['kube-apiserver', 'kube-controller-manager'], 24, 37, 'enable-garbage-collector service-cluster-ip-range'),
  known(['kube-apiserver', 'kubelet'], 24, 24, 'master-service-namespace'),
  known(['kube-apiserver', 'kubelet'], 24, 30, 'cloud-config'),
  known(['kube-apiserver', 'kubelet'], 24, 37, 'anonymous-auth authorization-mode'),
  known(
    ['kube-controller-manager', 'kube-scheduler'],
    24,
    37,
    `authentication-kubeconfig authentication-skip-lookup authentication-tolerate-lookup-failure authorization-always-allow-paths
     authorization-kubeconfig leader-elect leader-elect-lease-duration leader-elect-renew-deadline leader-elect-resource-lock
     leader-elect-resource-name leader-elect-resource-namespace leader-elect-retry-period master`,
  ),
  known(['kube-controller-manager', 'kubelet'], 24, 37, 'cloud-provider'),
  known(['kube-scheduler', 'kubelet'], 24, 37, 'config'),
  known(['kube-apiserver'], 24, 24, 'identity-lease-duration-seconds identity-lease-renew-interval-seconds'),
  known(['kube-apiserver'], 24, 30, 'cloud-provider cloud-provider-gce-l7lb-src-cidrs'),
  known(
    ['kube-apiserver'],
    24,
    37,
    `admission-control admission-control-config-file advertise-address aggregator-reject-forwarding-redirect allow-privileged
     api-audiences audit-log-batch-buffer-size audit-log-batch-max-size audit-log-batch-max-wait audit-log-batch-throttle-burst
     audit-log-batch-throttle-enable audit-log-batch-throttle-qps audit-log-compress audit-log-format audit-log-maxage
     audit-log-maxbackup audit-log-maxsize audit-log-mode audit-log-path audit-log-truncate-enabled
     audit-log-truncate-max-batch-size audit-log-truncate-max-event-size audit-log-version audit-policy-file
     audit-webhook-batch-buffer-size audit-webhook-batch-max-size audit-webhook-batch-max-wait audit-webhook-batch-throttle-burst
     audit-webhook-batch-throttle-enable audit-webhook-batch-throttle-qps audit-webhook-config-file audit-webhook-initial-backoff
     audit-webhook-mode audit-webhook-truncate-enabled audit-webhook-truncate-max-batch-size
     audit-webhook-truncate-max-event-size audit-webhook-version authentication-token-webhook-config-file
     authentication-token-webhook-version authorization-policy-file authorization-webhook-config-file
     authorization-webhook-version cors-allowed-origins default-not-ready-toleration-seconds
     default-unreachable-toleration-seconds default-watch-cache-size delete-collection-workers disable-admission-plugins
     egress-selector-config-file enable-admission-plugins enable-aggregator-routing enable-bootstrap-token-auth
     enable-logs-handler enable-priority-and-fairness encryption-provider-config endpoint-reconciler-type etcd-cafile
     etcd-certfile etcd-compaction-interval etcd-count-metric-poll-period etcd-db-metric-poll-interval etcd-healthcheck-timeout
     etcd-keyfile etcd-prefix etcd-servers etcd-servers-overrides event-ttl external-hostname goaway-chance
     kubelet-certificate-authority kubelet-client-certificate kubelet-client-key kubelet-preferred-address-types kubelet-timeout
     kubernetes-service-node-port lease-reuse-duration-seconds livez-grace-period max-connection-bytes-per-sec
     max-mutating-requests-inflight max-requests-inflight min-request-timeout oidc-ca-file oidc-client-id oidc-groups-claim
     oidc-groups-prefix oidc-issuer-url oidc-required-claim oidc-signing-algs oidc-username-claim oidc-username-prefix
     proxy-client-cert-file proxy-client-key-file request-timeout runtime-config service-account-extend-token-expiration
     service-account-issuer service-account-jwks-uri service-account-key-file service-account-lookup
     service-account-max-token-expiration service-account-signing-key-file service-node-port-range shutdown-delay-duration
     shutdown-send-retry-after storage-backend storage-media-type strict-transport-security-directives token-auth-file
     tracing-config-file watch-cache watch-cache-sizes`,
  ),
  known(
    ['kube-apiserver'],
    28,
    37,
    `debug-socket-path encryption-provider-config-automatic-reload etcd-readycheck-timeout peer-advertise-ip peer-advertise-port
     peer-ca-file shutdown-watch-termination-grace-period`,
  ),
  known(['kube-apiserver'], 30, 37, 'authentication-config authorization-config'),
  known(
    ['kube-apiserver'],
    34,
    37,
    `coordinated-leadership-lease-duration coordinated-leadership-renew-deadline coordinated-leadership-retry-period
     emulation-forward-compatible runtime-config-emulation-forward-compatible service-account-signing-endpoint
     storage-initialization-timeout`,
  ),
  known(['kube-controller-manager'], 24, 24, 'enable-taint-manager pod-eviction-timeout'),
  known(['kube-controller-manager'], 24, 30, 'volume-host-allow-local-loopback volume-host-cidr-denylist'),
  known(['kube-controller-manager'], 24, 36, 'concurrent-service-syncs'),
  known(
    ['kube-controller-manager'],
    24,
    37,
    `allocate-node-cidrs attach-detach-reconcile-sync-period cidr-allocator-type cloud-config cluster-cidr cluster-name
     cluster-signing-cert-file cluster-signing-duration cluster-signing-key-file cluster-signing-kube-apiserver-client-cert-file
     cluster-signing-kube-apiserver-client-key-file cluster-signing-kubelet-client-cert-file
     cluster-signing-kubelet-client-key-file cluster-signing-kubelet-serving-cert-file cluster-signing-kubelet-serving-key-file
     cluster-signing-legacy-unknown-cert-file cluster-signing-legacy-unknown-key-file concurrent-deployment-syncs
     concurrent-endpoint-syncs concurrent-ephemeralvolume-syncs concurrent-gc-syncs concurrent-namespace-syncs
     concurrent-rc-syncs concurrent-replicaset-syncs concurrent-resource-quota-syncs concurrent-service-endpoint-syncs
     concurrent-serviceaccount-token-syncs concurrent-statefulset-syncs concurrent-ttl-after-finished-syncs
     configure-cloud-routes controller-start-interval controllers disable-attach-detach-reconcile-sync
     enable-dynamic-provisioning enable-hostpath-provisioner enable-leader-migration endpoint-updates-batch-period
     endpointslice-updates-batch-period external-cloud-volume-plugin flex-volume-plugin-dir
     horizontal-pod-autoscaler-cpu-initialization-period horizontal-pod-autoscaler-downscale-stabilization
     horizontal-pod-autoscaler-initial-readiness-delay horizontal-pod-autoscaler-sync-period horizontal-pod-autoscaler-tolerance
     large-cluster-size-threshold leader-migration-config max-endpoints-per-slice min-resync-period
     mirroring-concurrent-service-endpoint-syncs mirroring-endpointslice-updates-batch-period mirroring-max-endpoints-per-subset
     namespace-sync-period node-cidr-mask-size node-cidr-mask-size-ipv4 node-cidr-mask-size-ipv6 node-eviction-rate
     node-monitor-grace-period node-monitor-period node-startup-grace-period pv-recycler-increment-timeout-nfs
     pv-recycler-minimum-timeout-hostpath pv-recycler-minimum-timeout-nfs pv-recycler-pod-template-filepath-hostpath
     pv-recycler-pod-template-filepath-nfs pv-recycler-timeout-increment-hostpath pvclaimbinder-sync-period
     resource-quota-sync-period root-ca-file route-reconciliation-period secondary-node-eviction-rate
     service-account-private-key-file terminated-pod-gc-threshold unhealthy-zone-threshold use-service-account-credentials`,
  ),
  known(
    ['kube-controller-manager'],
    28,
    37,
    `concurrent-cron-job-syncs concurrent-horizontal-pod-autoscaler-syncs concurrent-job-syncs
     concurrent-validating-admission-policy-status-syncs legacy-service-account-token-clean-up-period`,
  ),
  known(['kube-controller-manager'], 30, 37, 'disable-force-detach-on-timeout'),
  known(['kube-controller-manager'], 34, 37, 'concurrent-daemonset-syncs'),
  known(['kube-controller-manager'], 35, 37, 'concurrent-device-taint-eviction-syncs controller-shutdown-timeout'),
  known(['kube-controller-manager'], 36, 37, 'concurrent-resourceclaim-syncs'),
  known(['kube-controller-manager'], 37, 37, 'concurrent-disruption-syncs'),
  known(['kube-scheduler'], 24, 24, 'lock-object-name lock-object-namespace'),
  known(['kube-scheduler'], 24, 37, 'pod-max-in-unschedulable-pods-duration write-config-to'),
  known(['kubelet'], 24, 24, 'container-runtime experimental-kernel-memcg-notification'),
  known(['kubelet'], 24, 28, 'azure-container-registry-config'),
  known(
    ['kubelet'],
    24,
    30,
    `iptables-drop-bit iptables-masquerade-bit keep-terminated-pod-volumes register-schedulable`,
  ),
  known(['kubelet'], 24, 34, 'pod-infra-container-image'),
  known(
    ['kubelet'],
    24,
    36,
    `application-metrics-count-limit boot-id-file container-hints containerd containerd-namespace enable-load-reader
     event-storage-age-limit event-storage-event-limit global-housekeeping-interval log-cadvisor-usage machine-id-file
     storage-driver-buffer-duration storage-driver-db storage-driver-host storage-driver-password storage-driver-secure
     storage-driver-table storage-driver-user`,
  ),
  known(
    ['kubelet'],
    24,
    37,
    `address allowed-unsafe-sysctls authentication-token-webhook bootstrap-kubeconfig cgroup-driver cgroup-root cgroups-per-qos
     cluster-dns cluster-domain container-log-max-files container-log-max-size container-runtime-endpoint cpu-cfs-quota
     cpu-cfs-quota-period cpu-manager-policy cpu-manager-policy-options cpu-manager-reconcile-period
     enable-controller-attach-detach enable-debugging-handlers enable-server enforce-node-allocatable event-burst event-qps
     eviction-hard eviction-max-pod-grace-period eviction-minimum-reclaim eviction-pressure-transition-period eviction-soft
     eviction-soft-grace-period exit-on-lock-contention experimental-allocatable-ignore-eviction experimental-mounter-path
     fail-swap-on file-check-frequency hairpin-mode healthz-bind-address healthz-port hostname-override housekeeping-interval
     http-check-frequency image-credential-provider-bin-dir image-credential-provider-config image-gc-high-threshold
     image-gc-low-threshold image-service-endpoint kernel-memcg-notification kube-reserved kube-reserved-cgroup kubelet-cgroups
     lock-file make-iptables-util-chains manifest-url manifest-url-header max-open-files max-pods maximum-dead-containers
     maximum-dead-containers-per-container memory-manager-policy minimum-container-ttl-duration minimum-image-ttl-duration
     node-ip node-labels node-status-max-images node-status-update-frequency oom-score-adj pod-cidr pod-manifest-path
     pod-max-pids pods-per-core port protect-kernel-defaults provider-id qos-reserved read-only-port register-node
     register-with-taints registry-burst registry-qps reserved-cpus reserved-memory resolv-conf root-dir rotate-certificates
     rotate-server-certificates runonce runtime-cgroups runtime-request-timeout seccomp-default serialize-image-pulls
     streaming-connection-idle-timeout sync-frequency system-cgroups system-reserved system-reserved-cgroup
     topology-manager-policy topology-manager-scope volume-plugin-dir volume-stats-agg-period`,
  ),
  known(['kubelet'], 28, 37, 'config-dir local-storage-capacity-isolation topology-manager-policy-options'),
  known(['kubelet'], 34, 37, 'fail-cgroupv1'),
];

function known(of: readonly ComponentName[], first: number, last: number, names: string): KnownFlags {
  return { of, first, last, names };
}
