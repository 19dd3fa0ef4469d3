import type { ChainOutcome } from '../model/chainOutcome.ts';
import type { Connection, Verdict } from '../model/connection.ts';
import { partyName } from '../model/labels/names.ts';
import { joined, phrase, type Text } from '../model/text/text.ts';
import { goErrorText } from '../trust/goErrorText.ts';

/** Marks that can be told apart without colour. */
export const VERDICT_MARKS = { ok: '✓', broken: '✗', unknown: '?' } as const satisfies Record<Verdict, string>;

/** "kube-scheduler → kube-apiserver". */
export function connectionTitle({ from, to }: Pick<Connection, 'from' | 'to'>): Text {
  return joined([from.component, to.component], ' → ');
}

/** "kube-scheduler refuses kube-apiserver", "kube-apiserver does not come up"; undefined where nothing is broken. */
export function refusalText(connection: Connection): Text | undefined {
  if (connection.verdict !== 'broken') return undefined;
  const { from, to, side } = connection;
  if (side === 'client')
    return phrase('{textWho} refuses {textWhom}', {
      textWho: partyName(from.component),
      textWhom: partyName(to.component),
    });
  if (side === 'server')
    return phrase('{textWho} refuses {textWhom}', {
      textWho: partyName(to.component),
      textWhom: partyName(from.component),
    });
  return phrase('the configuration prevents it');
}

/** What a side says of the certificate that is shown to it. */
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
