import { fileOfUri, shownPath } from '../../cluster/nodes/nodeFiles.ts';
import { aboutBundle } from '../../model/about.ts';
import { type CredentialSource, certificateListOf } from '../../model/credentialSource.ts';
import { listNames } from '../../model/labels/names.ts';
import type { NodeView } from '../../model/node.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { embedAuthority } from '../edits/authorityCopy.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { differingAuthorities } from '../subjects/differingAuthorities.ts';

/**
 * Without the API server's certificate, the bundles that verify it can still be compared with each other
 * (kubernetes.io, "PKI certificates and requirements").
 */
export const clusterCaDisagree = defineRule(TRUST['cluster-ca-disagree'], {
  *check(node, context) {
    const differing = differingAuthorities(node, context);
    if (!differing) return;
    const { witness, strangers, isProven } = differing;
    const witnessLabel = labelWithFile(node, witness);
    const reported = new Set<string>();
    for (const anchor of strangers) {
      // One file that several kubeconfigs name is one cause.
      const { uri } = anchor;
      if (reported.has(uri)) continue;
      reported.add(uri);
      const alike = strangers.filter((other) => other !== anchor && other.uri === uri);
      yield {
        message: 'other',
        data: {
          label: anchor.label,
          cas: namesIn(anchor),
          others: witnessLabel,
          otherCas: otherNames(witness, anchor),
        },
        at: anchor.at,
        about: [aboutBundle(anchor), aboutBundle(witness)],
        related: relatedTo(anchor.at, [
          relatedPlace(witness.at, phrase('The other CA')),
          ...alike.map((other) => relatedPlace(other.at, phrase('References the same file'))),
        ]),
        fixes: isProven ? embedAuthority(node, anchor, witness) : [],
      };
    }
  },
});

/** With its file, unless the label is a part of the file's path. */
function labelWithFile(node: NodeView, { label, at }: CredentialSource): Text {
  const file = fileOfUri(node, at.uri);
  if (!file) return label;
  const path = shownPath(file);
  return file.hostPath?.endsWith(plainText(label))
    ? untrusted(path)
    : phrase('{textLabel} ({path})', { textLabel: label, path });
}

function namesIn(bundle: CredentialSource): Text {
  return listNames(certificateListOf(bundle));
}

/** The names of the other CAs. If the names are the same, only the different keys tell them apart. */
function otherNames(witness: CredentialSource, anchor: CredentialSource): Text {
  const names = namesIn(witness);
  const isAlike = plainText(names) === plainText(namesIn(anchor));
  return isAlike ? phrase('{text} with another key', { text: names }) : names;
}
