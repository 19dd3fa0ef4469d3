import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';

/** Without a current context nothing of the file is used (client-go, tried). */
export const kubeconfigNoCurrentContext = defineRule({
  id: 'kubeconfigs/kubeconfig-no-current-context',
  severity: 'warning',
  basis: 'observed',
  title: 'A kubeconfig has no current context',
  messages: {
    component: 'No current-context: {component} uses nothing of this file and stops.',
    kubectl: 'No current-context: kubectl dials localhost:8080 unless `--context` is given.',
  },
  docs: {
    why: 'The context says which cluster and which user belong together. Components have no option to choose one.',
    fix: 'Set it: `kubectl config use-context <name>`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { document, uri, owner, hostPath } of node.kubeconfigs) {
      const [first] = document.contexts;
      // A part to be merged with others has no contexts, or leaves the choice to them.
      if (document.currentContext || !first || document.clusters.length === 0) continue;
      const isOnly = document.contexts.length === 1 && first.name !== '' && hostPath !== undefined;
      yield {
        message: owner === 'kubectl' ? 'kubectl' : 'component',
        data: { component: owner },
        severity: owner === 'kubectl' ? 'info' : undefined,
        at: { uri, span: document.emptyContext ?? first.span },
        command: isOnly
          ? commandLine('kubectl config use-context {context} --kubeconfig {hostPath}', {
              context: first.name,
              hostPath,
            })
          : undefined,
      };
    }
  },
});
