import { phrase } from '../../model/text/text.ts';
import type { MessageKind, MessageValues } from './messageKind.ts';

/** Lines about what a connection was needed for that has failed for a while. They do not state why it fails. */
export const LOSING: readonly MessageKind[] = [
  {
    // client-go, tools/leaderelection; cmd/kube-scheduler and cmd/kube-controller-manager.
    name: 'leaseLost',
    patterns: [
      /\bleaderelection lost\b/i,
      /\bfailed to renew lease"? (?:lease=")?kube-system\/kube-(?:scheduler|controller-manager)\b/i,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} exits, because it could not renew its lease at the API server in time: the connection fails, or the API server or etcd answers too slowly.',
        { who },
      ),
    look: [
      phrase(
        'Look for the first error about the lease in the same log: it has the reason. If there is only a timeout, check the load of etcd and of the API server.',
      ),
    ],
    rules: [],
    failures: [],
    follows: { kind: 'api', clients: ['kube-scheduler', 'kube-controller-manager'], isLoggedByClient: true },
  },
  {
    // The node lifecycle controller, and what kubectl prints of its condition.
    name: 'nodeNotReady',
    patterns: [
      /^(?<host>[a-z\d][a-z\d.-]{0,252}) +NotReady(?:,SchedulingDisabled)?(?: +[\w<>,.-]{1,300} +\d{1,6}[smhdy]\w{0,12} +v\d.{0,1000})?$/,
      /\bNode (?<host>[a-z\d][a-z\d.-]{0,252}) status is now: NodeNotReady\b/,
      /\bKubelet stopped posting node status\b/,
    ],
    rejects: 'nobody',
    meaning: ({ host }) =>
      host === ''
        ? phrase('A node is not ready: its kubelet does not run or does not reach the API server, or reports a reason.')
        : phrase(
            'The node {host} is not ready: its kubelet does not run or does not reach the API server, or reports a reason.',
            { host },
          ),
    look: [
      phrase(
        'Look at the conditions in `kubectl describe node`: with `Kubelet stopped posting node status`, the log of the kubelet has the reason; otherwise, the condition states it, such as a network plugin that is missing.',
      ),
    ],
    rules: [],
    failures: [],
    follows: { kind: 'api', clients: ['kubelet'] },
  },
  {
    // kube-aggregator, the condition Available of an APIService.
    name: 'discoveryFailed',
    patterns: [
      /\bFalse \(FailedDiscoveryCheck\)|\breason"?: {1,20}"?FailedDiscoveryCheck\b/i,
      // kubectl, and clients of metrics.
      /\bMetrics API not available\b|\bunable to retrieve the complete list of server APIs: \S{1,300}: the server is currently unable to handle\b|\bunable to handle the request \((?:get|list) \w{1,40}\.(?:custom\.|external\.)?metrics\.k8s\.io\b/,
    ],
    values: serviceOf,
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} gets no usable answer from the extension API server of this APIService: it does not reach it, or does not accept its certificate, or its own front-proxy certificate is not accepted.',
        { who },
      ),
    look: [
      phrase(
        'Look at the message of the condition `Available` in `kubectl describe apiservice`: it has the reason. With `401`, compare `--proxy-client-cert-file` with `--requestheader-client-ca-file`.',
      ),
    ],
    rules: [],
    failures: [],
    follows: { kind: 'aggregation', clients: ['kube-apiserver'], isLoggedByClient: true },
  },
  {
    // kubernetes-sigs/apiserver-network-proxy, pkg/server, ErrNotFound.
    name: 'agentMissing',
    patterns: [/\bNo agent available\b/],
    rejects: 'nobody',
    meaning: () =>
      phrase(
        'The konnectivity server has no agent to forward the connection to: none is running, or none can connect.',
      ),
    look: [phrase('Look at the log of the konnectivity agents: it has the reason.')],
    rules: [],
    failures: [],
    follows: { kind: 'konnectivity', clients: ['konnectivity-agent'] },
  },
];

/** The host by which kube-apiserver connects to the Service in a row of `kubectl get apiservices`. */
function serviceOf(line: string): MessageValues {
  const service = /^\S{1,300} {1,50}(?<namespace>[a-z\d-]{1,63})\/(?<name>[a-z\d-]{1,63}) {1,50}False /.exec(
    line,
  )?.groups;
  return service ? { host: `${service.name}.${service.namespace}.svc` } : {};
}
