import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';

/** Unknown fields are left out with a line in the log only (kubelet, lenient decoding of v1beta1). */
export const kubeletConfigDuplicateKey = defineRule({
  id: 'kubelet/kubelet-config-duplicate-key',
  severity: 'error',
  basis: 'observed',
  title: 'A field of the kubelet’s configuration is misspelt or given twice',
  messages: {
    unknown:
      '`strict decoding error: unknown field "{path}"`: the kubelet logs this and goes on without it. Names are case-sensitive; did you mean {suggestion}?',
    duplicate: '{path} is given twice: the kubelet logs `strict decoding error` and takes the last.',
  },
  docs: {
    why: 'The kubelet decodes its configuration strictly first and then, for v1beta1, leniently: a misspelt field changes nothing, and its default holds.',
    fix: 'Write the field as the reference spells it, once.',
    references: [KUBELET_CONFIGURATION],
  },
  *check(node): Iterable<Issue<'unknown' | 'duplicate'>> {
    const kubelet = componentOf(node, 'kubelet');
    const uri = kubelet?.document?.uri;
    if (uri === undefined) return;
    const text = fileOfUri(node, uri)?.file.text ?? '';
    for (const { path, span, suggestion, first } of kubelet?.document?.unknownKeys ?? []) {
      yield suggestion
        ? {
            message: 'unknown',
            data: { path, suggestion },
            at: { uri, span },
            // A quoted key keeps its quotes.
            fixes: path.endsWith(text.slice(span.start, span.end))
              ? [
                  {
                    title: phrase('Rename it to {suggestion}', { suggestion }),
                    edits: [{ uri, span, text: suggestion }],
                  },
                ]
              : [],
          }
        : {
            message: 'duplicate',
            data: { path },
            severity: 'warning',
            at: { uri, span },
            related: first ? [relatedPlace({ uri, span: first }, phrase('The first one'))] : [],
          };
    }
  },
});
