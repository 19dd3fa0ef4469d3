import { phrase, type Text } from '../../core/index.ts';
import type { ExerciseFaultId, Level } from '../../sample/exerciseList.ts';

/** The names of the levels. */
export const LEVEL_NAMES = {
  1: phrase('Level 1: Dates, Paths and Files'),
  2: phrase('Level 2: CAs, Names and Keys'),
  3: phrase('Level 3: Generations, Chains and Identities'),
} as const satisfies Record<Level, Text>;

/** A visible effect, and the component that logs it. */
interface Symptom {
  readonly title: Text;
  readonly logger: Text;
}

const on = (component: string, node: string) => phrase('{component} on {node} logs:', { component, node });
const CONTROL_PLANE = 'cp-1';
const WORKER = 'worker-1';

const SYMPTOMS: Readonly<Record<ExerciseFaultId, Symptom>> = {
  wrongPath: { title: phrase('etcd does not start'), logger: on('etcd', CONTROL_PLANE) },
  wrongContext: { title: phrase('kube-scheduler does not start'), logger: on('kube-scheduler', CONTROL_PLANE) },
  wrongPort: {
    title: phrase('kube-controller-manager does not become the leader'),
    logger: on('kube-controller-manager', CONTROL_PLANE),
  },
  cutFile: { title: phrase('The kubelet does not start'), logger: on('kubelet', WORKER) },
  expired: { title: phrase('`kubectl logs` fails with Unauthorized'), logger: on('kubelet', WORKER) },
  wrongAuthority: { title: phrase('New pods stay pending'), logger: on('kube-scheduler', CONTROL_PLANE) },
  missingAddress: {
    title: phrase('Pods do not reach the API server'),
    logger: phrase('A controller in a pod logs:'),
  },
  otherKey: { title: phrase('etcd does not start'), logger: on('etcd', CONTROL_PLANE) },
  wrongIssuer: {
    title: phrase('A client gets Unauthorized'),
    logger: on('kube-apiserver', CONTROL_PLANE),
  },
  tokenKey: {
    title: phrase('Pods get Unauthorized'),
    logger: on('kube-apiserver', CONTROL_PLANE),
  },
  oldGeneration: { title: phrase('The worker does not join the cluster'), logger: on('kubelet', WORKER) },
  missingChain: {
    title: phrase('kube-apiserver does not connect to etcd'),
    logger: on('kube-apiserver', CONTROL_PLANE),
  },
  frontProxyName: {
    title: phrase('`kubectl top` fails'),
    logger: phrase('metrics-server, which reads its settings from the API server, logs:'),
  },
  wrongUsage: {
    title: phrase('A client gets Unauthorized'),
    logger: on('kube-apiserver', CONTROL_PLANE),
  },
  wrongGroup: { title: phrase('The worker is not ready'), logger: on('kubelet', WORKER) },
};

/** The task as a Markdown file that is read as text: a section for each fault, with what is logged of it. */
export function taskText(
  level: Level,
  logs: readonly { readonly id: ExerciseFaultId; readonly log: string }[],
  shown: (text: Text) => string,
): string {
  const sections = logs.flatMap(({ id, log }, at) => [
    `## ${at + 1}. ${shown(SYMPTOMS[id].title)}`,
    shown(SYMPTOMS[id].logger),
    `\`\`\`text\n${log}\n\`\`\``,
  ]);
  return `${[`# ${shown(LEVEL_NAMES[level])}`, ...INTRODUCTION.map((text) => shown(text)), ...sections].join('\n\n')}\n`;
}

const INTRODUCTION: readonly Text[] = [
  phrase(
    'This folder contains the files of two nodes as kubeadm creates them, a control plane and a worker, with five faults. Each fault was logged at another time, without the other four.',
  ),
  phrase(
    'Find the cause of each and fix it in these files: correct flags and kubeconfigs, copy files from the other node, or issue certificates again with openssl or kubeadm. The keys of the CAs are in the folder. They were generated for this exercise and protect nothing.',
  ),
  phrase(
    'Until you ask for them, the answers are hidden: problems, connections, and the Kubernetes PKI views. Hovers and the certificate viewer still decode what you open. The line above each fault shows whether it is fixed, and leads to its answer.',
  ),
];
