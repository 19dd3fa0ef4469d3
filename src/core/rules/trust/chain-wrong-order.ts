import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { certificatePem } from '../../formats/pem/pemBlock.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { shortName } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { NOTHING } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { aboutPlaces, placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/** Go's tls.X509KeyPair takes the first certificate of the file for the leaf. */
export const chainWrongOrder = defineRule(TRUST['chain-wrong-order'], {
  *check(node) {
    for (const use of credentialUses(node)) {
      const [first] = certificatesOf(use.credentials);
      const leaf = leafInUse(use);
      if (!first || !leaf || leaf === first) continue;
      const at = placeOf(leaf);
      yield {
        message: 'notFirst',
        data: { leaf: shortName(leaf.certificate.subject), first: shortName(first.certificate.subject) },
        at,
        evidence: use.evidence,
        about: aboutPlaces(at, [use.credentials.at, ...(use.key ? [use.key.at] : [])]),
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('The file is referenced here')),
          use.key && relatedPlace(use.key.at, phrase('Its private key')),
        ]),
        fixes: moveToFront(node, first.origin.span.start, leaf),
      };
    }
  },
});

/** Only for a separate file, and only where the block contains nothing but the certificate: headers could be a secret. */
function moveToFront(node: NodeView, front: number, { certificate, origin }: CertificateArtifact): readonly Fix[] {
  const { uri, span } = origin;
  const text = fileOfUri(node, uri)?.file.text;
  const moved = certificatePem(certificate);
  if (text === undefined || front >= span.start) return [];
  if (withoutBlanks(text.slice(span.start, span.end)) !== withoutBlanks(moved)) return [];
  const end = /^[ \t]*(\r?\n)?/.exec(text.slice(span.end))?.[0].length ?? 0;
  const edits = [
    { uri, span: { start: front, end: front }, text: moved },
    { uri, span: { start: span.start, end: span.end + end }, text: NOTHING },
  ];
  return [{ title: phrase('Put the leaf first'), edits }];
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
