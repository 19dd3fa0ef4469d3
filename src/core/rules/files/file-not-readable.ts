import { append } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** An unreadable file is not missing, but its content is unknown. */
export const fileNotReadable = defineRule(FILES['file-not-readable'], {
  *check(node) {
    for (const [path, [first, ...others]] of unreadable(node)) {
      if (!first) continue;
      const related = others.map(
        ({ at, label }): RelatedPlace => ({ ...at, message: phrase('Named by {textLabel}', { textLabel: label }) }),
      );
      yield { message: 'unreadable', data: { path }, at: first.at, related: relatedTo(first.at, related) };
    }
  },
});

/** The references to each unreadable file, by its path on the node. */
function unreadable(node: NodeView): ReadonlyMap<string, readonly CredentialSource[]> {
  const found = new Map<string, CredentialSource[]>();
  for (const { credentials } of consumersOf(node).all) {
    const { reference } = credentials;
    if (reference?.resolution.kind !== 'unknown' || reference.resolution.reason !== 'unreadable') continue;
    const path = reference.resolution.hostPath ?? reference.path;
    append(found, path, credentials);
  }
  return found;
}
