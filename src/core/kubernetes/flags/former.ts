import { phrase } from '../../model/text/text.ts';
import { before, etcdChangelog, kubernetesChangelog, kubernetesPull } from '../versions/sources.ts';
import { goneFlags } from './goneFlags.ts';
import type { FlagRow } from './rows.ts';

/** Insecure serving, which the last releases that take these flags only allow to be off. */
const INSECURE_GONE = before(24, kubernetesChangelog('1.24'));

/** The plain-http port of the controller manager and of the scheduler. */
export const FORMER_SERVING_FLAGS: readonly FlagRow[] = [
  {
    name: 'port',
    role: 'text',
    versions: INSECURE_GONE,
    summary: phrase('Insecure port: plain http, no authentication; 0 disables it.'),
  },
  {
    name: 'address',
    role: 'text',
    versions: INSECURE_GONE,
    summary: phrase('Address of the insecure http port.'),
  },
];

/** Flags that earlier releases of kube-apiserver had. */
export const FORMER_APISERVER_FLAGS: readonly FlagRow[] = [
  ...FORMER_SERVING_FLAGS,
  ...goneFlags('kube-apiserver'),
  {
    name: 'insecure-port',
    role: 'text',
    versions: INSECURE_GONE,
    summary: phrase('Insecure port: plain http, no authentication; 0 disables it.'),
  },
  {
    name: 'insecure-bind-address',
    role: 'text',
    versions: INSECURE_GONE,
    summary: phrase('Address of the insecure http port.'),
  },
  {
    name: 'basic-auth-file',
    role: 'text',
    versions: before(19, kubernetesPull(89069)),
    summary: phrase('Static user names and passwords in plain text.'),
  },
  {
    name: 'kubelet-https',
    role: 'switch',
    type: 'boolean',
    versions: before(22, kubernetesPull(101178)),
    summary: phrase('Whether to connect to kubelets over https.'),
  },
  {
    name: 'service-account-api-audiences',
    role: 'text',
    type: 'list',
    versions: before(25, kubernetesPull(108624)),
    summary: phrase('Accepted token audiences; now --api-audiences.'),
  },
];

/** Flags that earlier releases of kube-controller-manager had. */
export const FORMER_CONTROLLER_MANAGER_FLAGS: readonly FlagRow[] = [
  ...FORMER_SERVING_FLAGS,
  ...goneFlags('kube-controller-manager'),
  {
    name: 'experimental-cluster-signing-duration',
    role: 'text',
    versions: before(25, kubernetesPull(108476)),
    summary: phrase('Validity of signed certificates; now --cluster-signing-duration.'),
  },
];

/** Flags that earlier releases of kube-scheduler had. */
export const FORMER_SCHEDULER_FLAGS: readonly FlagRow[] = [...FORMER_SERVING_FLAGS, ...goneFlags('kube-scheduler')];

/** Flags that earlier releases of the kubelet had, and that keep today's from starting. */
export const FORMER_KUBELET_FLAGS: readonly FlagRow[] = [
  ...goneFlags('kubelet'),
  {
    name: 'pod-infra-container-image',
    role: 'text',
    versions: before(35, kubernetesPull(133779)),
    summary: phrase('Image of the pause container; now set in the container runtime.'),
  },
];

const PROXY = [
  'proxy',
  ...['failure-wait', 'refresh-interval', 'dial-timeout', 'write-timeout', 'read-timeout'].map(
    (setting) => `proxy-${setting}`,
  ),
];

/** Experimental flags of etcd 3.6, each of which 3.7 has no more; those that stayed lost their prefix in 3.6. */
const EXPERIMENTAL = [
  ...['bootstrap-defrag-threshold-megabytes', 'compact-hash-check-enabled', 'compact-hash-check-time'],
  ...['compaction-batch-limit', 'compaction-sleep-interval', 'corrupt-check-time', 'distributed-tracing-address'],
  ...['distributed-tracing-instance-id', 'distributed-tracing-sampling-rate', 'distributed-tracing-service-name'],
  ...['downgrade-check-time', 'enable-distributed-tracing', 'enable-lease-checkpoint'],
  ...['enable-lease-checkpoint-persist', 'initial-corrupt-check', 'memory-mlock'],
  ...['snapshot-catchup-entries', 'stop-grpc-service-on-defrag', 'txn-mode-write-with-shared-buffer'],
  ...['warning-apply-duration', 'warning-unary-request-duration', 'watch-progress-notify-interval'],
].map((name) => `experimental-${name}`);

const SWITCH = /(enabled|checkpoint|persist|corrupt-check|mlock|defrag|shared-buffer|distributed-tracing)$/;

/** Flags that earlier releases of etcd had. */
export const FORMER_ETCD_FLAGS: readonly FlagRow[] = [
  {
    name: 'ca-file',
    role: 'text',
    versions: before(4, etcdChangelog('3.4')),
    summary: phrase('CA used to verify clients; now --trusted-ca-file.'),
  },
  {
    name: 'peer-ca-file',
    role: 'text',
    versions: before(4, etcdChangelog('3.4')),
    summary: phrase('CA used to verify members; now --peer-trusted-ca-file.'),
  },
  ...PROXY.map((name): FlagRow => {
    const versions = before(6, etcdChangelog('3.6'));
    return { name, role: 'text', versions, summary: phrase('A setting of the v2 API proxy.') };
  }),
  {
    name: 'enable-v2',
    role: 'switch',
    type: 'boolean',
    versions: before(6, etcdChangelog('3.6')),
    summary: phrase('Whether the v2 API is served.'),
  },
  {
    name: 'experimental-enable-v2v3',
    role: 'text',
    versions: before(6, etcdChangelog('3.6')),
    summary: phrase('Path where the v2 API keeps its data in the v3 store.'),
  },
  ...EXPERIMENTAL.map((name): FlagRow => {
    const versions = before(7, etcdChangelog('3.7'));
    const isSwitch = SWITCH.test(name);
    return {
      name,
      role: isSwitch ? 'switch' : 'text',
      type: isSwitch ? 'boolean' : 'string',
      versions,
      summary: phrase('An experimental setting; etcd 3.6 dropped the prefix from those that remain.'),
    };
  }),
];
