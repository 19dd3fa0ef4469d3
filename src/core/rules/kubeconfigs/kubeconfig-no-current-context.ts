import { commandWords, namedCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** Without a current context, nothing in the file is used (client-go, verified). */
export const kubeconfigNoCurrentContext = defineRule(KUBECONFIGS['kubeconfig-no-current-context'], {
  *check(node) {
    for (const { document, uri, owner, hostPath } of node.kubeconfigs) {
      const [first] = document.contexts;
      // A file to be merged with others has no contexts, or leaves the choice to them.
      if (document.currentContext || !first || document.clusters.length === 0) continue;
      // An unnamed context is the one that an unset current-context selects.
      if (document.contexts.some(({ name }) => name === '')) continue;
      const isOnly = document.contexts.length === 1 && first.name !== '' && hostPath !== undefined;
      yield {
        message: owner === 'kubectl' ? 'kubectl' : 'component',
        data: { component: owner },
        severity: owner === 'kubectl' ? 'info' : undefined,
        at: { uri, span: document.emptyContext ?? first.span },
        command: isOnly
          ? shellCommand(
              namedCommand(
                commandWords('kubectl config use-context'),
                first.name,
                commandWords('--kubeconfig {hostPath}', { hostPath }),
              ),
            )
          : undefined,
      };
    }
  },
});
