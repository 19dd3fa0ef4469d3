import { isTemplated } from '../../formats/placeholder.ts';
import { hasOpenName } from '../../kubernetes/values/openNames.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';

/** The part of the current context that is not in the file, so that a client that is given only this file uses nothing in it. */
export interface ContextFault {
  readonly lacks: 'selection' | 'context' | 'cluster' | 'server';
  /** The name of the context, or of the cluster without a server. */
  readonly name: string;
  readonly span: Span;
}

/** The fault that client-go's validation finds (tools/clientcmd, tried with 1.28.15 and 1.37.2); undefined also if a template may fill it in. */
export function contextFault(
  { currentContext, emptyContext, contexts, clusters, span }: KubeconfigDocument,
  text = '',
): ContextFault | undefined {
  // An unnamed context is the one that an unset current-context selects.
  const selected = currentContext?.value ?? '';
  const context = contexts.find(({ name }) => name === selected);
  if (!context) {
    if (isTemplated(selected) || hasOpenName(contexts)) return undefined;
    const at = currentContext?.span ?? emptyContext ?? (contexts[0] ?? clusters[0])?.span ?? span;
    return { lacks: currentContext ? 'context' : 'selection', name: selected, span: at };
  }
  const cluster = clusters.find(({ name }) => name === context.cluster?.value);
  if (!cluster) {
    if (isTemplated(context.cluster?.value ?? '') || hasOpenName(clusters)) return undefined;
    return { lacks: 'cluster', name: selected, span: context.cluster?.span ?? context.span };
  }
  const { server, name, nameSpan } = cluster;
  if (server && !isWrittenEmpty(server, text)) return undefined;
  return { lacks: 'server', name, span: server?.span ?? nameSpan ?? cluster.span };
}

/** Whether nothing is written there either: a value may be withheld as a whole. */
function isWrittenEmpty({ value, span }: Located<string>, text: string): boolean {
  return value === '' && /^["']*$/.test(text.slice(span.start, span.end));
}

/** Whether the file has nothing that a context names: another file of a merged KUBECONFIG may define the one that it selects. */
export function onlySelects({ contexts, clusters }: KubeconfigDocument): boolean {
  return contexts.length === 0 && clusters.length === 0;
}
