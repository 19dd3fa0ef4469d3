import type { ComponentName } from '../../model/documents/component.ts';
import type { ValueType } from '../../model/flagSpec.ts';
import { KNOWN_FLAGS } from './knownFlags.ts';

/** The flags of Kubernetes' programs whose values have a type. */
const KUBERNETES: ReadonlyMap<string, ValueType> = new Map(
  KNOWN_FLAGS.flatMap(({ flags }) => flags.flatMap(({ name, type }) => (type ? [[name, type] as const] : []))),
);

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
