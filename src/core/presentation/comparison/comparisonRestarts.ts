import { noLongerStarts } from '../../comparison/comparedComponents.ts';
import { breaks, type StateComparison } from '../../comparison/stateComparison.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { ComparedRestarts } from './comparisonPage.ts';
import { connectionName, constraintText, orderText, unsafeTexts } from './comparisonTexts.ts';

/** The order of restarts with its reasons, or the reason why there is none. */
export function restartsOf(comparison: StateComparison): ComparedRestarts {
  const { order, constraints, interrupted, connections, components } = comparison;
  const isBroken = connections.some(breaks) || components.some(noLongerStarts);
  const reasons = [
    ...unsafeTexts(comparison),
    ...interrupted.map((at) => interruptionText(comparison, at)),
    ...constraints.map((one) => constraintText(comparison, one)),
  ];
  const text = orderText(comparison);
  if (interrupted.length > 0 || !order) return { order: 'none', text, steps: [], reasons };
  if (constraints.length === 0) return { order: isBroken ? 'none' : 'any', text, steps: [], reasons };
  return {
    order: 'given',
    text: isBroken
      ? phrase('In this order, every connection that works after the change works all the time:')
      : phrase('In this order, every connection works all the time:'),
    steps: order.map((name) => untrusted(name)),
    reasons,
  };
}

/** When a connection fails that works before and after. */
function interruptionText({ connections }: StateComparison, at: number): Text {
  const connection = connectionName(connections[at]);
  const compared = connections[at];
  if (compared?.kind === 'tokens' && compared.from === compared.to)
    return phrase('{connection} fails for tokens that were signed before the restart.', { connection });
  const first = compared?.during[0];
  const isWritten = first && !first.state.restarted.from && !first.state.restarted.to;
  return isWritten && first.connection.verdict === 'broken'
    ? phrase('{connection} fails as soon as the files are written.', { connection })
    : phrase('{connection} fails whichever end is restarted first.', { connection });
}
