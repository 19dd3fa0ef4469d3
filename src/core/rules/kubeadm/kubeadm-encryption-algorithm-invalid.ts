import { goQuote } from '../../formats/go/quote.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { isNear } from '../../kubernetes/values/editDistance.ts';
import { acceptingVersions } from '../../kubernetes/versions/acceptedValues.ts';
import { kubeadmVersion } from '../../kubernetes/versions/version.ts';
import type { Version } from '../../model/documents/version.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, fieldPlace, laterVersionOf } from '../subjects/configurations.ts';

/** kubeadm, EncryptionAlgorithmType, in the order of its message. */
const ALGORITHMS = ['ECDSA-P256', 'ECDSA-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const;

/** Earlier names without sizes, and common names of the keys. */
const ALIASES: Readonly<Record<string, string>> = {
  RSA: 'RSA-2048',
  ECDSA: 'ECDSA-P256',
  EC: 'ECDSA-P256',
  P256: 'ECDSA-P256',
  ECP256: 'ECDSA-P256',
  P384: 'ECDSA-P384',
  ECP384: 'ECDSA-P384',
};

export const kubeadmEncryptionAlgorithmInvalid = defineRule(KUBEADM['kubeadm-encryption-algorithm-invalid'], {
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const field = configuration.content.encryptionAlgorithm;
      // An empty value means the default.
      if (!field || field.value === '' || isTemplated(field.value) || laterVersionOf(configuration.document)) continue;
      const version = node.release ?? kubeadmVersion(configuration.content.kubernetesVersion?.value ?? '');
      const known = ALGORITHMS.filter((one) => isTaken(one, version));
      if (known.some((one) => one === field.value)) continue;
      const at = fieldPlace(configuration, field);
      const meant = meantBy(field.value);
      yield {
        message: 'unknown',
        data: { value: field.value, quoted: goQuote(field.value), algorithms: `[${known.join(' ')}]` },
        at,
        fixes:
          meant === undefined || meant === field.value
            ? []
            : fixOf(phrase('Change to {meant}', { meant }), [writeValue(configuration.file.file, at, meant)]),
      };
    }
  },
});

/** Whether kubeadm of a version accepts the algorithm; for an unknown version, whether any version does. */
function isTaken(algorithm: string, version: Version | undefined): boolean {
  const since = acceptingVersions('kubeadm', 'encryptionAlgorithm', algorithm)?.since;
  return since === undefined || version === undefined || version.minor >= since;
}

function meantBy(value: string): string | undefined {
  const bare = bareName(value);
  const same = ALGORITHMS.find((one) => bareName(one) === bare) ?? ALIASES[bare];
  // A wrong size is not a typo: only the letters may be wrong.
  return same ?? ALGORITHMS.find((one) => digitsOf(one) === digitsOf(bare) && isNear(bareName(one), bare, 2));
}

function bareName(value: string): string {
  return value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function digitsOf(value: string): string {
  return value.replaceAll(/\D/g, '');
}
