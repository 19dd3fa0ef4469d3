import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { hasOpenName } from '../../kubernetes/values/openNames.ts';
import { aboutAbsent, aboutPlace } from '../../model/about.ts';
import { lookupBy } from '../../model/collections/lookup.ts';
import type { KubeconfigContext } from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { contextFault, onlySelects } from '../../uses/lookup/contextFault.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** current-context without a context, or a context without its cluster or user (client-go's validation, tried). */
export const kubeconfigDanglingContext = defineRule(KUBECONFIGS['kubeconfig-dangling-context'], {
  *check(node) {
    for (const { document, uri } of node.kubeconfigs) {
      const { currentContext, contexts, clusters, users } = document;
      const current = contexts.find(({ name }) => name === currentContext?.value);
      const isOpen = { cluster: hasOpenName(clusters), user: hasOpenName(users) };
      const fault = contextFault(document);
      if (currentContext && fault?.lacks === 'context') {
        const { name, span } = fault;
        if (onlySelects(document)) yield elsewhere(uri, 'context', currentContext);
        else
          yield {
            message: 'context',
            data: { name },
            at: { uri, span },
            fixes: nameOnly(node, { uri, span }, contexts),
          };
      }
      for (const context of contexts) {
        const isCurrent = context === current;
        if (!isOpen.cluster) yield* evaluate(node, uri, context, 'cluster', context.cluster, clusters, isCurrent);
        if (!isOpen.user) yield* evaluate(node, uri, context, 'user', context.user, users, isCurrent);
      }
    }
  },
});

const byName = lookupBy<{ readonly name: string }>(({ name }) => name);

function* evaluate(
  node: NodeView,
  uri: string,
  { name: context }: KubeconfigContext,
  kind: 'cluster' | 'user',
  reference: Located<string> | undefined,
  entries: readonly { readonly name: string }[],
  isCurrent: boolean,
): Generator<IssueOf<(typeof KUBECONFIGS)['kubeconfig-dangling-context']>> {
  if (!reference || reference.value === '' || isTemplated(reference.value) || byName(entries, reference.value)) return;
  if (entries.length === 0) {
    yield elsewhere(uri, kind, reference);
    return;
  }
  const { value: name, span } = reference;
  const severity = isCurrent ? undefined : 'warning';
  const at = { uri, span };
  const fixes = nameOnly(node, at, entries);
  // Without a user, the client presents nothing.
  const about = kind === 'user' && isCurrent ? [aboutPlace(at), aboutAbsent(uri, 'api', 'presented')] : undefined;
  yield { message: kind, data: { name, context }, at, about, severity, fixes };
}

/** Writes the name of the only entry; empty if there are several. */
function nameOnly(node: NodeView, at: Location, entries: readonly { readonly name: string }[]): readonly Fix[] {
  const [only, ...others] = entries;
  if (!only || only.name === '' || others.length > 0) return [];
  const edit = writeValue(fileOfUri(node, at.uri)?.file, at, only.name);
  return fixOf(phrase('Change it to {text}', { text: only.name }), [edit]);
}

function elsewhere(
  uri: string,
  kind: string,
  { value: name, span }: Located<string>,
): IssueOf<(typeof KUBECONFIGS)['kubeconfig-dangling-context']> {
  return { message: 'elsewhere', data: { kind, name }, at: { uri, span }, severity: 'info' };
}
