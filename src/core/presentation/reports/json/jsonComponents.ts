import { type ComponentState, componentStates, type Stop } from '../../../inspection/componentStates.ts';
import { lastWordsIn } from '../../../inspection/lastWords.ts';
import { stopReason } from '../../../inspection/stateText.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import type { Text } from '../../../model/text/text.ts';
import type { Untrusted } from '../../../model/text/untrusted.ts';
import type { ListedConnection } from './jsonConnections.ts';
import type { PathOf } from './paths.ts';

/** The state of a component that is started with these files. */
export interface JsonComponent {
  readonly component: string;
  /** The label of its node. */
  readonly node: string;
  readonly file: string | null;
  readonly state: ComponentState['state'];
  /** Whether its own files stop it first, or a connection that it needs. Null if it starts, and if that is unknown. */
  readonly by: Stop['by'] | null;
  /** Why it does not start. */
  readonly reason: string | null;
  /** The last error that it logs. Null if this depends on its release. */
  readonly lastWords: string | null;
  /** Seconds from its start to its exit, at most. Null if it does not exit. */
  readonly exitsAfter: number | null;
  /** Indices of the broken connections of which it needs one that works. */
  readonly needs: readonly number[];
}

/** The components that files set up, and others that do not start, by node and name. */
export function jsonComponents(
  report: Report,
  listed: readonly ListedConnection[],
  pathOf: PathOf,
): readonly JsonComponent[] {
  const places = new Map(listed.map(({ connection }, at) => [connection, at]));
  const views = new Map(report.nodes.map(({ view }) => [view.id, view]));
  return componentStates(report).map((one) => {
    const { end, state, stop, further } = one;
    const needed = (stop ? [stop, ...further] : []).flatMap((each) => (each.by === 'files' ? [] : each.connections));
    return {
      component: end.component,
      node: views.get(end.node ?? '')?.label ?? '',
      file: end.uri === undefined ? null : pathOf(end.uri),
      state,
      by: stop?.by ?? null,
      ...jsonStop(report, one),
      needs: needed.flatMap((each) => places.get(each) ?? []).sort((a, b) => a - b),
    };
  });
}

/** The reason why a component does not start; null throughout if it does. */
export function jsonStop(
  report: Report,
  state: ComponentState | undefined,
): Pick<JsonComponent, 'reason' | 'lastWords' | 'exitsAfter'> {
  const { stop } = state ?? {};
  if (!state || !stop) return { reason: null, lastWords: null, exitsAfter: null };
  return {
    reason: textOf(stopReason(stop)),
    lastWords: textOf(lastWordsIn(report, state)),
    exitsAfter: exitOf(stop),
  };
}

function exitOf(stop: Stop): number | null {
  if (stop.by === 'files') return stop.isSkipped ? null : AT_ONCE;
  return stop.need.exitsAfter ?? null;
}

/** A component that cannot use a flag or a file exits within a second (tried with 1.24.17, 1.28.15 and 1.37.2). */
const AT_ONCE = 1;

function textOf(text: Text | Untrusted | undefined): string | null {
  return text === undefined ? null : plainText(text);
}
