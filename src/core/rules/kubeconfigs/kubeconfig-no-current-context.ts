import type { Severity } from '../../model/finding.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { commandWords, namedCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { contextFault } from '../../uses/lookup/contextFault.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { hasNoBootstrap } from '../subjects/kubeletCertificate.ts';
import { givesServer } from './givesServer.ts';

/** Without a current context, nothing in the file is used (client-go, verified). */
export const kubeconfigNoCurrentContext = defineRule(KUBECONFIGS['kubeconfig-no-current-context'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      const { document, uri, owner, hostPath } = kubeconfig;
      const [first] = document.contexts;
      const [cluster] = document.clusters;
      const isStopped = owner !== 'kubectl' && stops(node, kubeconfig);
      const fault = contextFault(document);
      if (fault?.lacks !== 'selection' || !(cluster || isStopped)) continue;
      // Only kubectl merges files, of which one may have no contexts, or leave the choice to others.
      if (!first && !isStopped && (owner === 'kubectl' || document.users.length === 0)) continue;
      const only = document.contexts.length === 1 ? first?.name : undefined;
      yield {
        message: owner === 'kubectl' ? 'kubectl' : 'component',
        data: { component: owner },
        severity: severityOf(owner, isStopped),
        at: { uri, span: fault.span },
        command:
          only && hostPath !== undefined
            ? shellCommand(
                namedCommand(
                  commandWords('kubectl config use-context'),
                  only,
                  commandWords('--kubeconfig {hostPath}', { hostPath }),
                ),
              )
            : undefined,
      };
    }
  },
});

function severityOf(owner: KubeconfigView['owner'], isStopped: boolean): Severity | undefined {
  if (owner === 'kubectl') return 'info';
  return isStopped ? 'error' : undefined;
}

/** Whether a component is started with the file and has nothing else to connect with: the kubelet goes on to its bootstrap kubeconfig. */
function stops(node: NodeView, kubeconfig: KubeconfigView): boolean {
  return givesServer(node, kubeconfig) && (kubeconfig.owner !== 'kubelet' || hasNoBootstrap(node));
}
