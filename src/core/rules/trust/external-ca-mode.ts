import { shortName } from '../../describe/shortName.ts';
import { flagMaterial, flagPlace, flagView } from '../../nodes/flags.ts';
import { leafOf } from '../../nodes/material.ts';
import { componentOf } from '../../nodes/node.ts';
import { placeOf, relatedPlace } from '../places.ts';
import { KUBEADM_CERTS_PAGE } from '../references.ts';
import { defineRule } from '../rule.ts';

/** A CA whose key is kept elsewhere is right and has consequences (kubernetes.io, "External CA mode"). */
export const externalCaMode = defineRule({
  id: 'trust/external-ca-mode',
  severity: 'hint',
  basis: 'observed',
  title: 'The key of the cluster CA is not on the node',
  messages: {
    external:
      'External CA mode: `kubeadm certs renew` cannot renew what “{ca}” signed (`Detected external ca`), and nothing here signs certificate requests.',
  },
  docs: {
    why: 'With ca.crt and without ca.key kubeadm runs in external CA mode: certificates are issued and renewed elsewhere, and the controller manager gets no signer.',
    fix: 'Nothing, where this is meant: renew the certificates where the key is. Else put ca.key back.',
    references: [KUBEADM_CERTS_PAGE],
  },
  *check(node) {
    const manager = componentOf(node, 'kube-controller-manager');
    const ca = leafOf(flagMaterial(componentOf(node, 'kube-apiserver'), 'client-ca-file'));
    const key = flagView(manager, 'cluster-signing-key-file');
    // Empty is what kubeadm writes; a key that stat does not find is the same before the manifest is written anew.
    const isElsewhere = key?.flag.value === '' || key?.reference?.resolution.kind === 'missing';
    if (!manager?.document || !ca || !isElsewhere) return;
    yield {
      message: 'external',
      data: { ca: shortName(ca.certificate.subject) },
      at: flagPlace(manager, 'cluster-signing-key-file'),
      related: [relatedPlace(placeOf(ca), 'The CA')],
    };
  },
});
