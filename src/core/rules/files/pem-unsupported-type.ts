import { firstRelease, holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { enumerated, joined, phrase, type Text } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A structure that is well-formed but that Go does not read: negative serials, DSA, other curves (Go's source). */
export const pemUnsupportedType = problemRule(FILES['pem-unsupported-type'], {
  codes: ['pem-unsupported-type'],
  report({ message, refusal }, readers, node) {
    if (refusal === undefined) return message;
    const reported =
      readers.length === 0
        ? message
        : phrase('{readers} cannot read this: {error}.', { readers: enumerated(readers), error: refusal.text });
    return joined([reported, ...sinceTexts(refusal, node)], ' ');
  },
  // Older releases read it.
  adjustSeverity: (_file, { refusal }, node) => {
    const since = refusal && sinceOf(refusal);
    return since && holdsForCluster(node, BEHAVIORS[since.behavior]) !== 'yes' ? 'warning' : undefined;
  },
});

/** The Go since which a certificate is refused. */
const GO_RELEASES = {
  negativeSerialRefused: '1.23',
  criticalIdentifierRefused: '1.23',
  policiesValidated: '1.24',
  bmpStringsChecked: '1.25',
  negativePathLengthRefused: '1.25',
} as const;

function sinceOf({
  versioned,
}: GoError): { readonly behavior: keyof typeof GO_RELEASES; readonly go: string } | undefined {
  const found = Object.entries(GO_RELEASES).find(([behavior]) => behavior === versioned);
  return found && { behavior: found[0] as keyof typeof GO_RELEASES, go: found[1] };
}

function sinceTexts(refusal: GoError, node: NodeView): readonly Text[] {
  const since = sinceOf(refusal);
  if (!since) return [];
  const { behavior, go } = since;
  const { version } = componentOf(node, 'kube-apiserver') ?? {};
  const release = firstRelease({ name: 'kube-apiserver', version }, BEHAVIORS[behavior]);
  const text = phrase('Go {go} and later reject it, and Kubernetes is built with Go {go} since {release}.', {
    go,
    release,
  });
  return behavior === 'negativeSerialRefused' ? [text, POSITIVE_SERIAL] : [text];
}

const POSITIVE_SERIAL = phrase('Issue the certificate again with a positive serial number.');
