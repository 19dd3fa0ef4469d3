import { flagCredentials, flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { DAY, isRenewable, nameOf } from '../subjects/certificateClock.ts';
import { certificateUses } from '../subjects/certificateUses.ts';

/** A CA whose key is kept elsewhere is right, but what it signed is renewed elsewhere (kubernetes.io, "External CA mode"). */
export const externalCaMode = defineRule({
  id: 'trust/external-ca-mode',
  severity: 'hint',
  basis: 'observed',
  title: 'What is to be renewed was signed by a CA whose key is not on the node',
  messages: {
    external:
      'External CA mode: the key of “{ca}” is not on this node, so `kubeadm certs renew` cannot renew {names} (`Detected external ca`).',
  },
  docs: {
    why: 'With ca.crt and without ca.key kubeadm runs in external CA mode: certificates are issued and renewed where the key is. Said only when one of them expires soon or has expired.',
    fix: 'Renew the certificates where the key is, and copy them here; or put ca.key back.',
    references: [KUBEADM_CERTS_PAGE],
  },
  *check(node, { now, warningDays }) {
    const manager = componentOf(node, 'kube-controller-manager');
    const ca = leafOf(flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file'));
    const key = flagView(manager, 'cluster-signing-key-file');
    // Empty is what kubeadm writes; a key that stat does not find is the same before the manifest is written anew.
    const isEmpty = key?.flag.value === '' && areUnset(manager, 'cluster-signing-key-file');
    const isElsewhere = isEmpty || (key?.reference !== undefined && isMissing(key.reference).is === 'yes');
    if (!manager?.document || !ca || !isElsewhere) return;
    const { subject } = ca.certificate;
    const due = certificateUses(node).filter(
      (use) =>
        use.certificate.issuer.key === subject.key &&
        use.certificate.notAfter - now <= warningDays * DAY &&
        isRenewable(use),
    );
    if (due.length === 0) return;
    yield {
      message: 'external',
      data: {
        ca: shortName(subject),
        names: joined(
          due.map((use) => phrase('“{quoted}”', { quoted: nameOf(use) })),
          ', ',
        ),
      },
      at: flagPlace(manager, 'cluster-signing-key-file'),
      related: [
        relatedPlace(placeOf(ca), phrase('The CA')),
        ...due.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('It is to be renewed'))),
      ],
    };
  },
});
