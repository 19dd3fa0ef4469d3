import { namesakeOf } from '../../connections/causes/trustFaults.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { authorityPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { faultRelated, faultsForRule } from '../subjects/faultsForRule.ts';

/** Issuer and trusted subject are equal, the keys are not (Go, Certificate.Verify: "possibly because of"). */
export const caRegeneratedSameName = defineRule({
  id: 'trust/ca-regenerated-same-name',
  severity: 'error',
  basis: 'observed',
  title: 'A CA was made anew under its old name',
  messages: {
    otherKey:
      'Same name, different key: “{ca}” in {trusted} is not the CA that signed {leaves}; one of them was re-created. For “{leaf}”, {effect}.',
  },
  docs: {
    why: 'Certificates are tied to the key of their CA, not to its name. After a CA is made anew, everything that the old one signed is refused, although names and dates look right.',
    fix: 'Put the old CA and its key back from a backup. If they are lost, issue every certificate and kubeconfig of this CA again (`kubeadm init phase certs all`, `kubeadm init phase kubeconfig all`), restart the control plane, and let the kubelets bootstrap again. To replace a CA on purpose, trust the old and the new one until all is re-issued.',
    references: [GO_VERIFY, KUBEADM_CERTS_PAGE],
  },
  *check(node, context) {
    for (const { fault, verification, data } of faultsForRule(this.id, node, context)) {
      const leaves = new Set(fault.verifications.map((one) => certificatesOf(one.presented)[0]?.certificate.sha256));
      const named = namesakeOf(verification.failure.certificate, verification.trusted);
      const at = named ? authorityPlace(node, named) : verification.trusted.at;
      yield {
        message: 'otherKey',
        data: {
          ...data,
          ca: data.issuer,
          leaves:
            leaves.size === 1
              ? phrase('the certificate held against it')
              : phrase('{size} certificates held against it', { size: leaves.size }),
        },
        at,
        related: faultRelated(fault, at),
      };
    }
  },
});
