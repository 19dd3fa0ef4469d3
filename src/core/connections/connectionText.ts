import type { ChainOutcome } from '../model/chainOutcome.ts';
import type { Connection, ConnectionEnd, RequestAnswer, Verdict } from '../model/connection.ts';
import { isPlural, partyName } from '../model/labels/names.ts';
import type { Party } from '../model/peerVerification.ts';
import { joined, phrase, type Text } from '../model/text/text.ts';
import { untrusted } from '../model/text/untrusted.ts';
import { goErrorText } from '../trust/goErrorText.ts';

/** Marks that differ without color. */
export const VERDICT_MARKS = { ok: '✓', broken: '✗', unknown: '?' } as const satisfies Record<Verdict, string>;

/** The status of an answer, as HTTP names it. */
export const ANSWERS = {
  unauthorized: '401 Unauthorized',
  forbidden: '403 Forbidden',
} as const satisfies Record<RequestAnswer, string>;

/** "kube-scheduler → kube-apiserver", "talosctl (prod) → talos". */
export function connectionTitle({ from, to }: Pick<Connection, 'from' | 'to'>): Text {
  return joined([endTitle(from), endTitle(to)], ' → ');
}

function endTitle({ component, part }: ConnectionEnd): Text {
  return joined(part === undefined ? [component] : [component, ' (', untrusted(part), ')'], '');
}

/** "kube-scheduler refuses kube-apiserver", "401 Unauthorized from kube-apiserver"; undefined if nothing is broken. */
export function refusalText(connection: Connection): Text | undefined {
  if (connection.verdict !== 'broken') return undefined;
  const { from, to, side, answer, unusable } = connection;
  if (answer)
    return phrase('{status} from {textParty}', { status: ANSWERS[answer], textParty: partyName(to.component) });
  if (unusable) return phrase('the configuration prevents it');
  if (side === 'client') return refuses(from.component, to.component);
  if (side === 'server') return refuses(to.component, from.component);
  return phrase('the configuration prevents it');
}

function refuses(who: Party, whom: Party): Text {
  const slots = { textParty: partyName(who), textOtherParty: partyName(whom) };
  return isPlural(who)
    ? phrase('{textParty} refuse {textOtherParty}', slots)
    : phrase('{textParty} refuses {textOtherParty}', slots);
}

/** The verdict of a side on the certificate that the other side presents. */
export function outcomeText(outcome: ChainOutcome | undefined): Text {
  switch (outcome?.kind) {
    case 'trusted':
      return phrase('accepted');
    case 'refused':
      return phrase('refused: {goError}', { goError: goErrorText(outcome.failure) });
    case 'unchecked':
      return phrase('cannot be checked: {reason}', { reason: outcome.reason });
    case undefined:
      return phrase('unknown');
  }
}
