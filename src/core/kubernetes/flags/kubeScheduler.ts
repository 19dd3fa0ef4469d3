import { phrase } from '../../model/text/text.ts';
import { delegatedFlags } from './delegated.ts';
import { FORMER_SCHEDULER_FLAGS } from './former.ts';
import { flagRows } from './rows.ts';

/** kube-scheduler's flags that concern the PKI (kubernetes.io, "kube-scheduler"). */
export const KUBE_SCHEDULER_FLAGS = flagRows(
  'kube-scheduler',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/',
  [
    {
      name: 'kubeconfig',
      side: 'connects api',
      role: 'kubeconfig',
      summary: phrase('Kubeconfig that the scheduler uses to authenticate to the API server.'),
      agreesWith: phrase('Its client certificate must have the CN system:kube-scheduler.'),
    },
    {
      name: 'config',
      role: 'file',
      summary: phrase('A KubeSchedulerConfiguration; its clientConnection.kubeconfig replaces --kubeconfig.'),
    },
    ...delegatedFlags('listens scheduler'),
    ...FORMER_SCHEDULER_FLAGS,
  ],
);
