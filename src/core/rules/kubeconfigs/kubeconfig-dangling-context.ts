import { lookupBy } from '../../model/collections/lookup.ts';
import type { KubeconfigContext } from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';

type Message = 'context' | 'cluster' | 'user' | 'elsewhere';

/** current-context without a context, or a context without its cluster or user (client-go's validation, tried). */
export const kubeconfigDanglingContext = defineRule<Message>({
  id: 'kubeconfigs/kubeconfig-dangling-context',
  severity: 'error',
  basis: 'observed',
  title: 'A context of a kubeconfig leads nowhere',
  messages: {
    context: 'There is no context “{name}” here: `context was not found for specified context: {name}`.',
    cluster:
      'There is no cluster “{name}” here: kubectl falls back to localhost:8080, components stop with `invalid configuration`.',
    user: 'There is no user “{name}” here: kubectl prompts for a user name, components stop with `invalid configuration`.',
    elsewhere: 'There is no {kind} “{name}” here, nor any other; another file of KUBECONFIG may hold it.',
  },
  docs: {
    why: 'current-context names a context, which names a cluster and a user, all by their exact names. A renamed entry, or a file merged by hand, leaves such a name behind.',
    fix: 'Choose an existing context with `kubectl config use-context`, or correct the name.',
    references: [KUBECONFIG_PAGE, CLIENTCMD],
  },
  *check(node) {
    for (const { document, uri } of node.kubeconfigs) {
      const { currentContext, contexts, clusters, users } = document;
      const current = contexts.find(({ name }) => name === currentContext?.value);
      if (currentContext && !current) {
        const { value: name, span } = currentContext;
        // A part of a merged KUBECONFIG may select a context that another part defines.
        if (contexts.length > 0 || clusters.length > 0) yield { message: 'context', data: { name }, at: { uri, span } };
        else yield elsewhere(uri, 'context', currentContext);
      }
      for (const context of contexts) {
        const isCurrent = context === current;
        yield* judge(uri, context, 'cluster', context.cluster, clusters, isCurrent);
        yield* judge(uri, context, 'user', context.user, users, isCurrent);
      }
    }
  },
});

const byName = lookupBy<{ readonly name: string }>(({ name }) => name);

function* judge(
  uri: string,
  { name: context }: KubeconfigContext,
  kind: 'cluster' | 'user',
  reference: Located<string> | undefined,
  entries: readonly { readonly name: string }[],
  isCurrent: boolean,
): Generator<Issue<Message>> {
  if (!reference || reference.value === '' || byName(entries, reference.value)) return;
  if (entries.length === 0) {
    yield elsewhere(uri, kind, reference);
    return;
  }
  const { value: name, span } = reference;
  const severity = isCurrent ? undefined : 'warning';
  yield { message: kind, data: { name, context }, at: { uri, span }, severity };
}

function elsewhere(uri: string, kind: string, { value: name, span }: Located<string>): Issue<Message> {
  return { message: 'elsewhere', data: { kind, name }, at: { uri, span }, severity: 'info' };
}
