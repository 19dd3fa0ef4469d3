import type { CredentialSource } from '../../model/credentialSource.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { consumersOf } from '../subjects/consumers.ts';

/** A file that may not be read is not missing, and nothing is known of what it holds. */
export const fileNotReadable = defineRule({
  id: 'files/file-not-readable',
  severity: 'info',
  basis: 'advice',
  title: 'A file that a component is given cannot be read here',
  messages: {
    unreadable: '{path} cannot be read here, so nothing is said of what it holds. Check a copy, or with more rights.',
  },
  docs: {
    why: 'kubeadm lets root alone read keys, kubeconfigs and manifests. Whether what they hold is right cannot be told without reading them; files that nothing names are only listed as not read.',
    fix: 'Run the check as root, or on a copy of the node that you may read.',
    references: [PKI_PAGE],
  },
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

/** What names each file that may not be read, by the file's path on the node. */
function unreadable(node: NodeView): ReadonlyMap<string, readonly CredentialSource[]> {
  const found = new Map<string, CredentialSource[]>();
  for (const { credentials } of consumersOf(node).all) {
    const { reference } = credentials;
    if (reference?.resolution.kind !== 'unknown' || reference.resolution.reason !== 'unreadable') continue;
    const path = reference.resolution.hostPath ?? reference.path;
    found.set(path, [...(found.get(path) ?? []), credentials]);
  }
  return found;
}
