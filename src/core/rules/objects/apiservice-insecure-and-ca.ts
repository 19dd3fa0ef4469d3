import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { NOTHING } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { calledServers } from './calledServers.ts';

/** insecureSkipTLSVerify together with a caBundle (kube-aggregator, validation). */
export const apiserviceInsecureAndCa = defineRule(OBJECTS['apiservice-insecure-and-ca'], {
  *check(node) {
    for (const { called, label, bundle, file } of calledServers(node, 'apiServices')) {
      const { insecureSkipTlsVerify: insecure, uri } = called;
      if (insecure?.value !== true || !bundle) continue;
      yield {
        message: 'both',
        data: { server: label },
        at: { uri, span: insecure.span },
        related: [relatedPlace({ uri, span: bundle.field.span }, phrase('The bundle'))],
        fixes: removeEntry(file, insecure.keySpan, insecure.span, 'insecureSkipTLSVerify'),
      };
    }
  },
});

/** Removes an entry that has a line to itself, the line with it; nothing if it shares the line with others. */
function removeEntry({ uri, text = '', lines }: DecodedFile, key: Span, value: Span, name: string): readonly Fix[] {
  const start = lines.lineStart(key.start);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(value.end));
  if (!rest || text.slice(start, key.start).trim() !== '') return [];
  const edit = { uri, span: { start, end: value.end + rest[0].length }, text: NOTHING };
  return [{ title: phrase('Remove {name}', { name }), edits: [edit] }];
}
