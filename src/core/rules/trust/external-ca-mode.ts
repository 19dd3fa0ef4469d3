import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { DAY } from '../../model/labels/times.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';
import { isRenewable, nameOf } from '../subjects/certificateClock.ts';

/** A CA whose key is kept elsewhere is right, but what it signed is renewed elsewhere (kubernetes.io, "External CA mode"). */
export const externalCaMode = defineRule(TRUST['external-ca-mode'], {
  *check(node, { now, warningDays }) {
    const manager = componentOf(node, 'kube-controller-manager');
    const ca = leafOf(listeningFor(node, 'api')?.trusts);
    const key = flagView(manager, 'cluster-signing-key-file');
    // kubeadm writes an empty value; a missing key means the same until the manifest is written again.
    const isEmpty = key?.flag.value === '' && areUnset(manager, 'cluster-signing-key-file');
    const isElsewhere = isEmpty || (key?.reference !== undefined && isMissing(key.reference).is === 'yes');
    if (!manager?.document || !ca || !isElsewhere) return;
    const { subject } = ca.certificate;
    const due = certificateUses(node).filter(
      (use) =>
        use.certificate.issuer.key === subject.key &&
        use.certificate.notAfter - now <= warningDays * DAY &&
        isRenewable(use, node),
    );
    if (due.length === 0) return;
    yield {
      message: 'external',
      data: {
        ca: shortName(subject),
        names: joined(
          due.map((use) => phrase('"{quoted}"', { quoted: nameOf(use) })),
          ', ',
        ),
      },
      at: flagPlace(manager, 'cluster-signing-key-file'),
      related: [
        relatedPlace(placeOf(ca), phrase('The CA')),
        ...due.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('Due for renewal'))),
      ],
    };
  },
});
