import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { consumersOf, isImplied } from '../../uses/views/consumers.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, perNode } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

/** Leaves whose keys are missing from a folder that has the keys of others: reported once, as the copy may be incomplete. */
export const keyNotCopied = defineRule(KEYS['key-not-copied'], {
  *check(node) {
    const leaves = certificateUses(node).filter((use) => isPairedByPlace(use, node));
    const keys = keysOf(node);
    for (const group of groupBy(leaves, ({ nodeFile }) => parentOf(nodeFile.path)).values()) {
      const absent = group.filter(({ certificate }) => !keys.has(certificate.publicKey.id));
      const [first] = absent;
      // Most keys must be present: a folder of certificates with a key or two is not a folder of pairs.
      if (!first || group.length - absent.length <= absent.length) continue;
      const at = placeOf(first.artifact);
      yield {
        message: 'absent',
        data: { list: enumerated(absent.map(({ nodeFile }) => baseName(nodeFile.path))) },
        at,
        related: relatedTo(
          at,
          absent.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('Its key is missing'))),
        ),
      };
    }
  },
});

/** A leaf in a separate file; for those that a flag names, the flag of the key is reported. */
function isPairedByPlace({ certificate, artifact, nodeFile }: CertificateUse, node: NodeView): boolean {
  if (isAuthority(certificate) || yamlPathOf(artifact) !== undefined) return false;
  const readers = consumersOf(node).ofFile(nodeFile.file.uri);
  return readers.every((reader) => isImplied(reader) && reader.role === 'certificate');
}

/** The public halves of all private keys of the node. */
const keysOf = perNode(
  (node): ReadonlySet<string> =>
    new Set(
      node.files.flatMap(({ file }) =>
        file.artifacts.flatMap((artifact) =>
          artifact.kind === 'privateKey' ? (artifact.key.publicKey?.id ?? []) : [],
        ),
      ),
    ),
);
