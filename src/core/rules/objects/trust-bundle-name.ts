import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** How ClusterTrustBundles must be named (kubernetes/pkg/apis/core/validation, ValidateClusterTrustBundleName). */
export const trustBundleName = defineRule(OBJECTS['trust-bundle-name'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'trustBundle')) yield* mistakeOf(document);
  },
});

type Mistake = IssueOf<(typeof OBJECTS)['trust-bundle-name']>;

function* mistakeOf({ ownName, signerName, uri }: DocumentOf<'trustBundle'>): Generator<Mistake> {
  const name = ownName?.value ?? '';
  const signer = signerName?.value ?? '';
  if (!ownName || name === '' || isTemplated(name) || isTemplated(signer)) return;
  const at = { uri, span: ownName.span };
  const prefix = `${signer.replaceAll('/', ':')}:`;
  if (signer === '') {
    if (name.includes(':')) yield { message: 'unlinked', data: { name }, at };
  } else if (!name.startsWith(prefix)) {
    yield { message: 'prefix', data: { name, signer, prefix }, at };
  }
}
