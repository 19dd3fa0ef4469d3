import { commandWords, namedCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** Without a current context, nothing in the file is used (client-go, verified). */
export const kubeconfigNoCurrentContext = defineRule(KUBECONFIGS['kubeconfig-no-current-context'], {
  *check(node) {
    for (const { document, uri, owner, hostPath } of node.kubeconfigs) {
      const [first] = document.contexts;
      const [cluster] = document.clusters;
      if (document.currentContext || !cluster) continue;
      // Only kubectl merges files, of which one may have no contexts, or leave the choice to others.
      if (!first && (owner === 'kubectl' || document.users.length === 0)) continue;
      // An unnamed context is the one that an unset current-context selects.
      if (document.contexts.some(({ name }) => name === '')) continue;
      const only = document.contexts.length === 1 ? first?.name : undefined;
      yield {
        message: owner === 'kubectl' ? 'kubectl' : 'component',
        data: { component: owner },
        severity: owner === 'kubectl' ? 'info' : undefined,
        at: { uri, span: document.emptyContext ?? (first ?? cluster).span },
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
