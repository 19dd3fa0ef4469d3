import { nameOf, parentOf } from '../../cluster/files/directories.ts';
import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { NodeView } from '../../model/node.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, perNode } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { type CertificateUse, certificateUses, isAuthority } from '../subjects/certificateUses.ts';
import { consumersOf } from '../subjects/consumers.ts';

/** Leaves whose keys are not there in a folder that has those of others: said once, as it may be a gap of the copy. */
export const keyNotCopied = defineRule({
  id: 'keys/key-not-copied',
  severity: 'hint',
  basis: 'advice',
  title: 'Some private keys are not among the files',
  messages: {
    absent: 'The keys of {list} are not among these files, though the folder has those of other certificates.',
  },
  docs: {
    why: 'Whoever copies a node often leaves private keys out, and then none is missed. Where some are there and others are not, a key may have been lost, or lie elsewhere on the node.',
    fix: 'Compare with the node. If the key is missing there too, issue a new certificate.',
    references: [PKI_PAGE],
  },
  *check(node) {
    const leaves = certificateUses(node).filter((use) => isPairedByPlace(use, node));
    const keys = keysOf(node);
    for (const group of groupBy(leaves, ({ nodeFile }) => parentOf(nodeFile.path)).values()) {
      const absent = group.filter(({ certificate }) => !keys.has(certificate.publicKey.id));
      const [first] = absent;
      // Most of them must be there: a folder of certificates with a key or two is no folder of pairs.
      if (!first || group.length - absent.length <= absent.length) continue;
      const at = placeOf(first.artifact);
      yield {
        message: 'absent',
        data: { list: enumerated(absent.map(({ nodeFile }) => nameOf(nodeFile.path))) },
        at,
        related: relatedTo(
          at,
          absent.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('Its key is not here'))),
        ),
      };
    }
  },
});

/** A leaf in a separate file; for those that a flag names, the flag of the key is reported. */
function isPairedByPlace({ certificate, artifact, nodeFile }: CertificateUse, node: NodeView): boolean {
  if (isAuthority(certificate) || yamlPathOf(artifact) !== undefined) return false;
  const readers = consumersOf(node).ofFile(nodeFile.file.uri);
  return readers.every(({ implied, role }) => implied && role === 'certificate');
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
