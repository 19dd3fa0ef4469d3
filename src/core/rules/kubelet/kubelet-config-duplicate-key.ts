import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Edit } from '../../model/finding.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { Span } from '../../model/source/span.ts';
import { plainWord } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf } from '../edits/writeValue.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** Unknown fields are only logged and ignored (kubelet, lenient decoding of v1beta1). */
export const kubeletConfigDuplicateKey = defineRule(KUBELET['kubelet-config-duplicate-key'], {
  *check(node): Iterable<FieldIssue> {
    const joining = objectsOf(node, 'kubeletConfigMap').map(({ document }) => document.configuration);
    for (const configuration of [componentOf(node, 'kubelet')?.document, ...joining]) {
      if (configuration) yield* issuesIn(configuration, node);
    }
  },
});

function* issuesIn({ uri, unknownKeys = [] }: ComponentDocument, node: NodeView): Iterable<FieldIssue> {
  const text = fileOfUri(node, uri)?.file.text ?? '';
  for (const { path, span, suggestion, first } of unknownKeys) {
    yield suggestion
      ? {
          message: 'unknown',
          data: { path, suggestion },
          at: { uri, span },
          // A quoted key keeps its quotes.
          fixes: path.endsWith(text.slice(span.start, span.end))
            ? fixOf(phrase('Rename to {suggestion}', { suggestion }), [renamed(uri, span, suggestion)])
            : [],
        }
      : {
          message: 'duplicate',
          data: { path },
          severity: 'warning',
          at: { uri, span },
          related: first ? [relatedPlace({ uri, span: first }, phrase('First occurrence'))] : [],
        };
  }
}

type FieldIssue = IssueOf<(typeof KUBELET)['kubelet-config-duplicate-key']>;

function renamed(uri: string, span: Span, name: string): Edit | undefined {
  const text = plainWord(name);
  return text && { uri, span, text };
}
