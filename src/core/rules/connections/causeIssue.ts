import type { BrokenCause } from '../../connections/causes/brokenCauses.ts';
import type { PeerAuthentication } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import type { Party } from '../../model/peerVerification.ts';
import { asSentence, phrase } from '../../model/text/text.ts';
import { brokenPlaces } from '../causes/brokenPlaces.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';

/** The report of both rules about a cause: the first connection with the logged text, both halves, and the other broken connections. */
export function causeIssue({ connections }: BrokenCause) {
  const [first, ...others] = connections;
  const { from, to, error, reason, at, client, server, host } = first;
  return {
    data: {
      from: from.component,
      to: to.component,
      error: error ?? phrase('unknown'),
      reason: asSentence(reason ?? phrase('No further details are known.')),
    },
    at,
    related: [
      ...relatedTo(at, [
        host && relatedPlace(host.at, phrase('{component} connects to this host', { component: from.component })),
        ...halfPlaces(server, to.component, from.component),
        ...halfPlaces(client, from.component, to.component),
      ]),
      ...brokenPlaces(others),
    ],
  };
}

function halfPlaces(half: PeerAuthentication | undefined, by: Party, to: Party) {
  const leaf = leafOf(half?.presented);
  return [
    half?.presented &&
      relatedPlace(half.presented.at, phrase('Presented by {textParty}', { textParty: partyName(by) })),
    leaf && relatedPlace(placeOf(leaf), phrase('The certificate')),
    half?.trusted && relatedPlace(half.trusted.at, phrase('Trusted by {textParty}', { textParty: partyName(to) })),
  ];
}
