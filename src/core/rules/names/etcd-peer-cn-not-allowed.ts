import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { aboutName } from '../../model/about.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { isOfOtherCa } from '../subjects/isOfOtherCa.ts';

/** All members share the list, so it must allow this one as well (etcd, "Transport security model"; verified against etcd). */
export const etcdPeerCnNotAllowed = defineRule(NAMES['etcd-peer-cn-not-allowed'], {
  *check(node, { trustFaults }) {
    const etcd = componentOf(node, 'etcd');
    const use = credentialUses(node).find(({ by, peer }) => by === 'etcd' && peer);
    const leaf = use && leafInUse(use);
    if (!etcd || !leaf || isOfOtherCa(use, trustFaults)) return;
    const { certificate } = leaf;
    const lists = [
      { message: 'cn', flag: 'peer-cert-allowed-cn', isAllowed: (name: string) => name === commonName(certificate) },
      {
        message: 'hostname',
        flag: 'peer-cert-allowed-hostname',
        isAllowed: (name: string) => matchesHost(certificate, name),
      },
    ] as const;
    for (const { message, flag, isAllowed } of lists) {
      const allowed = listOf(flagText(etcd, flag));
      if (allowed.length === 0 || allowed.some((name) => isAllowed(name) || isTemplated(name))) continue;
      yield {
        message,
        data: {
          name: message === 'cn' ? commonName(certificate) : dnsNames(certificate).join(', ') || phrase('no host'),
          flag: `--${flag}`,
          allowed: allowed.join(', '),
        },
        at: flagPlace(etcd, flag),
        about: [aboutName(certificate)],
        related: [relatedPlace(placeOf(leaf), phrase('The peer certificate'))],
      };
    }
  },
});
