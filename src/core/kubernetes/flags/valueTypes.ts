import type { ComponentName } from '../../model/documents/component.ts';
import type { ValueType } from '../../model/flagSpec.ts';

/**
 * The flags of kube-apiserver, kube-controller-manager, kube-scheduler and the kubelet whose values have a type. Tried with 1.28.15 and 1.37.2: a
 * name has one type, and one error for a value of another, in all of them.
 */
const KUBERNETES = byName([
  [
    'boolean',
    `aggregator-reject-forwarding-redirect allocate-node-cidrs allow-privileged anonymous-auth
     audit-log-batch-throttle-enable audit-log-compress audit-log-truncate-enabled audit-webhook-batch-throttle-enable
     audit-webhook-truncate-enabled authentication-skip-lookup authentication-token-webhook
     authentication-tolerate-lookup-failure cgroups-per-qos configure-cloud-routes contention-profiling cpu-cfs-quota
     disable-attach-detach-reconcile-sync disable-force-detach-on-timeout disable-http2-serving
     emulation-forward-compatible enable-aggregator-routing enable-bootstrap-token-auth enable-controller-attach-detach
     enable-debugging-handlers enable-dynamic-provisioning enable-garbage-collector enable-hostpath-provisioner
     enable-leader-migration enable-logs-handler enable-priority-and-fairness enable-server
     encryption-provider-config-automatic-reload exit-on-lock-contention experimental-allocatable-ignore-eviction
     fail-cgroupv1 fail-swap-on help keep-terminated-pod-volumes kernel-memcg-notification leader-elect
     local-storage-capacity-isolation log-json-split-stream log-text-split-stream make-iptables-util-chains
     permit-address-sharing permit-port-sharing profiling protect-kernel-defaults register-node register-schedulable
     rotate-certificates rotate-server-certificates runonce runtime-config-emulation-forward-compatible seccomp-default
     serialize-image-pulls service-account-extend-token-expiration service-account-lookup shutdown-send-retry-after
     use-service-account-credentials volume-host-allow-local-loopback watch-cache`,
  ],
  [
    'switch',
    `add-dir-header alsologtostderr enable-load-reader enable-taint-manager experimental-kernel-memcg-notification
     log-cadvisor-usage logtostderr one-output skip-headers skip-log-headers storage-driver-secure`,
  ],
  [
    'integer',
    `audit-log-batch-buffer-size audit-log-batch-max-size audit-log-batch-throttle-burst audit-log-maxage
     audit-log-maxbackup audit-log-maxsize audit-log-truncate-max-batch-size audit-log-truncate-max-event-size
     audit-webhook-batch-buffer-size audit-webhook-batch-max-size audit-webhook-batch-throttle-burst
     audit-webhook-truncate-max-batch-size audit-webhook-truncate-max-event-size concurrent-cron-job-syncs
     concurrent-daemonset-syncs concurrent-deployment-syncs concurrent-device-taint-eviction-syncs
     concurrent-disruption-syncs concurrent-endpoint-syncs concurrent-ephemeralvolume-syncs concurrent-gc-syncs
     concurrent-horizontal-pod-autoscaler-syncs concurrent-job-syncs concurrent-namespace-syncs concurrent-rc-syncs
     concurrent-replicaset-syncs concurrent-resource-quota-syncs concurrent-resourceclaim-syncs
     concurrent-service-endpoint-syncs concurrent-service-syncs concurrent-serviceaccount-token-syncs
     concurrent-statefulset-syncs concurrent-ttl-after-finished-syncs concurrent-validating-admission-policy-status-syncs
     container-log-max-files default-watch-cache-size delete-collection-workers event-burst event-qps
     eviction-max-pod-grace-period healthz-port http2-max-streams-per-connection image-gc-high-threshold
     image-gc-low-threshold iptables-drop-bit iptables-masquerade-bit kube-api-burst kubernetes-service-node-port
     large-cluster-size-threshold lease-reuse-duration-seconds max-connection-bytes-per-sec max-endpoints-per-slice
     max-mutating-requests-inflight max-open-files max-pods max-requests-inflight maximum-dead-containers
     maximum-dead-containers-per-container min-request-timeout mirroring-concurrent-service-endpoint-syncs
     mirroring-max-endpoints-per-subset node-cidr-mask-size node-cidr-mask-size-ipv4 node-cidr-mask-size-ipv6
     node-status-max-images oom-score-adj pod-max-pids pods-per-core port pv-recycler-increment-timeout-nfs
     pv-recycler-minimum-timeout-hostpath pv-recycler-minimum-timeout-nfs pv-recycler-timeout-increment-hostpath
     read-only-port registry-burst registry-qps secure-port terminated-pod-gc-threshold`,
  ],
  [
    'number',
    `audit-log-batch-throttle-qps audit-webhook-batch-throttle-qps goaway-chance horizontal-pod-autoscaler-tolerance
     node-eviction-rate secondary-node-eviction-rate unhealthy-zone-threshold`,
  ],
  [
    'duration',
    `attach-detach-reconcile-sync-period audit-log-batch-max-wait audit-webhook-batch-max-wait
     audit-webhook-initial-backoff authentication-token-webhook-cache-ttl authorization-webhook-cache-authorized-ttl
     authorization-webhook-cache-unauthorized-ttl cluster-signing-duration controller-shutdown-timeout
     controller-start-interval coordinated-leadership-lease-duration coordinated-leadership-renew-deadline
     coordinated-leadership-retry-period cpu-cfs-quota-period cpu-manager-reconcile-period endpoint-updates-batch-period
     endpointslice-updates-batch-period etcd-compaction-interval etcd-count-metric-poll-period etcd-db-metric-poll-interval
     etcd-healthcheck-timeout etcd-readycheck-timeout event-ttl eviction-pressure-transition-period file-check-frequency
     horizontal-pod-autoscaler-cpu-initialization-period horizontal-pod-autoscaler-downscale-stabilization
     horizontal-pod-autoscaler-initial-readiness-delay horizontal-pod-autoscaler-sync-period http-check-frequency
     kubelet-timeout leader-elect-lease-duration leader-elect-renew-deadline leader-elect-retry-period
     legacy-service-account-token-clean-up-period livez-grace-period log-flush-frequency min-resync-period
     minimum-container-ttl-duration minimum-image-ttl-duration mirroring-endpointslice-updates-batch-period
     namespace-sync-period node-monitor-grace-period node-monitor-period node-startup-grace-period
     node-status-update-frequency pod-max-in-unschedulable-pods-duration pvclaimbinder-sync-period request-timeout
     resource-quota-sync-period route-reconciliation-period runtime-request-timeout service-account-max-token-expiration
     shutdown-delay-duration shutdown-watch-termination-grace-period storage-initialization-timeout
     streaming-connection-idle-timeout sync-frequency volume-stats-agg-period`,
  ],
  ['address', `address advertise-address bind-address healthz-bind-address`],
]);

/** The same of etcd 3.6. */
const ETCD = byName([
  [
    'boolean',
    `auto-tls client-cert-auth discovery-insecure-skip-tls-verify discovery-insecure-transport enable-distributed-tracing
     enable-grpc-gateway enable-log-rotation enable-pprof experimental-compact-hash-check-enabled
     experimental-enable-distributed-tracing experimental-enable-lease-checkpoint
     experimental-enable-lease-checkpoint-persist experimental-initial-corrupt-check experimental-memory-mlock
     experimental-peer-skip-client-san-verification experimental-stop-grpc-service-on-defrag
     experimental-txn-mode-write-with-shared-buffer force-new-cluster initial-election-tick-advance memory-mlock
     peer-auto-tls peer-client-cert-auth peer-skip-client-san-verification pre-vote socket-reuse-address socket-reuse-port
     strict-reconfig-check unsafe-no-fsync`,
  ],
  [
    'integer',
    `auth-token-ttl backend-batch-limit bcrypt-cost bootstrap-defrag-threshold-megabytes compaction-batch-limit
     election-timeout experimental-bootstrap-defrag-threshold-megabytes experimental-compaction-batch-limit
     experimental-snapshot-catchup-entries heartbeat-interval max-learners max-request-bytes max-snapshots max-txn-ops
     max-wals quota-backend-bytes self-signed-cert-validity snapshot-catchup-entries snapshot-count`,
  ],
  [
    'duration',
    `backend-batch-interval compact-hash-check-time compaction-sleep-interval corrupt-check-time discovery-dial-timeout
     discovery-keepalive-time discovery-keepalive-timeout discovery-request-timeout downgrade-check-time
     experimental-compact-hash-check-time experimental-compaction-sleep-interval experimental-corrupt-check-time
     experimental-downgrade-check-time experimental-warning-apply-duration experimental-warning-unary-request-duration
     experimental-watch-progress-notify-interval grpc-keepalive-interval grpc-keepalive-min-time grpc-keepalive-timeout
     raft-read-timeout raft-write-timeout warning-apply-duration warning-unary-request-duration
     watch-progress-notify-interval`,
  ],
]);

const OF_COMPONENTS: ReadonlyMap<ComponentName, ReadonlyMap<string, ValueType>> = new Map([
  ['kube-apiserver', KUBERNETES],
  ['kube-controller-manager', KUBERNETES],
  ['kube-scheduler', KUBERNETES],
  ['kubelet', KUBERNETES],
  ['etcd', ETCD],
]);

/** Whether a flag without `=` is set to true, so that the next word is not its value. */
export function isSwitch(component: ComponentName, name: string): boolean {
  const type = valueType(component, name);
  return type === 'boolean' || type === 'switch';
}

/** The type of a flag's value, by its name without dashes; undefined for text, and for a flag that is not known. */
export function valueType(component: ComponentName, name: string): ValueType | undefined {
  return OF_COMPONENTS.get(component)?.get(name);
}

function byName(types: readonly (readonly [ValueType, string])[]): ReadonlyMap<string, ValueType> {
  return new Map(types.flatMap(([type, names]) => names.split(/\s+/).map((name) => [name, type] as const)));
}
