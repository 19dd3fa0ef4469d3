import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

/** Two entries of one list with the same name: the whole file is rejected (client-go's conversion, verified). */
export const kubeconfigDuplicateName = defineRule(KUBECONFIGS['kubeconfig-duplicate-name'], {
  *check(node) {
    for (const { document, uri } of node.kubeconfigs) {
      const file = fileOfUri(node, uri)?.file;
      for (const list of ['clusters', 'users', 'contexts'] as const) {
        const seen = new Map<string, Span>();
        for (const { name, span: entry } of document[list]) {
          const span = nameSpan(file, entry, name);
          const first = seen.get(name);
          if (!first) {
            seen.set(name, span);
            continue;
          }
          yield {
            message: 'duplicate',
            data: { list, name },
            at: { uri, span },
            related: [{ uri, span: first, message: phrase('The first entry with this name') }],
          };
        }
      }
    }
  },
});

/** The name inside the entry rather than the whole entry, which may be long. */
function nameSpan(file: DecodedFile | undefined, entry: Span, name: string): Span {
  const written = file?.text?.slice(entry.start, entry.end) ?? '';
  for (const { index, 0: key } of written.matchAll(/\bname["']?\s*:\s*["']?/g)) {
    const start = entry.start + index + key.length;
    if (name !== '' && written.startsWith(name, index + key.length)) return { start, end: start + name.length };
  }
  return entry;
}
