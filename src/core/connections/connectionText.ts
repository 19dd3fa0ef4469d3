import { goErrorText } from '../trust/goErrorText.ts';
import type { ChainOutcome } from '../trust/outcome.ts';
import type { Connection, Verdict } from './connection.ts';
import { partyName } from './parties.ts';

/** Marks that can be told apart without colour. */
export const VERDICT_MARKS = { ok: '✓', broken: '✗', unknown: '?' } as const satisfies Record<Verdict, string>;

/** "kube-scheduler → kube-apiserver". */
export function connectionTitle({ from, to }: Pick<Connection, 'from' | 'to'>): string {
  return `${from.component} → ${to.component}`;
}

/** "kube-scheduler refuses kube-apiserver", "kube-apiserver does not come up"; undefined where nothing is broken. */
export function refusalText(connection: Connection): string | undefined {
  if (connection.verdict !== 'broken') return undefined;
  const { from, to, side } = connection;
  if (side === 'client') return `${partyName(from.component)} refuses ${partyName(to.component)}`;
  if (side === 'server') return `${partyName(to.component)} refuses ${partyName(from.component)}`;
  return 'the configuration does not let it come about';
}

/** What a side says of the certificate that is shown to it. */
export function outcomeText(outcome: ChainOutcome | undefined): string {
  switch (outcome?.kind) {
    case 'trusted':
      return 'accepted';
    case 'refused':
      return `refused: ${goErrorText(outcome.failure)}`;
    case 'unchecked':
      return `cannot be checked: ${outcome.reason}`;
    case undefined:
      return 'cannot be told';
  }
}
