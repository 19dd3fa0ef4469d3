import { objectsOf, type PlacedObject } from '../../cluster/nodes/objectDocuments.ts';
import { append } from '../../model/collections/lookup.ts';
import { TEMPLATE_BRACES, textMatches } from '../../model/decodedFile.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/**
 * Two Certificates of one Secret (cert-manager, policies, SecretCertificateNameAnnotationsMismatch). Only of one file is it known that they
 * are of one cluster, if the file is no template: elsewhere they may be alternatives.
 */
export const certificateSecretShared = defineRule(OBJECTS['certificate-secret-shared'], {
  *check(node) {
    const bySecret = new Map<string, PlacedObject<'managedCertificate'>[]>();
    for (const placed of objectsOf(node, 'managedCertificate')) {
      const { secretName, namespace, name, uri } = placed.document;
      if (secretName === undefined || name === '' || textMatches(placed.nodeFile.file, TEMPLATE_BRACES)) continue;
      append(bySecret, JSON.stringify([uri, namespace ?? null, secretName.value]), placed);
    }
    for (const [first, ...others] of bySecret.values()) {
      const other = others.find(({ document }) => document.name !== first?.document.name);
      if (!first?.document.secretName || !other?.document.secretName) continue;
      const { uri, name, namespace, secretName } = other.document;
      yield {
        message: 'shared',
        data: {
          name,
          other: first.document.name,
          secret: namespace === undefined ? secretName.value : `${namespace}/${secretName.value}`,
        },
        at: { uri, span: secretName.span },
        related: [relatedPlace({ uri, span: first.document.secretName.span }, phrase('The other Certificate'))],
      };
    }
  },
});
