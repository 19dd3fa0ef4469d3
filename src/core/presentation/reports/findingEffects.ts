import { connectionTitle } from '../../connections/connectionText.ts';
import type { StateSource } from '../../inspection/componentStates.ts';
import { consequences } from '../../inspection/consequences.ts';
import { brokenByThemselves, followingConnections } from '../../inspection/followingConnections.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { effectText } from '../describe/brokenText.ts';

/** A finding's message with what follows from it, and the names of that. */
export interface FindingEffects {
  readonly message: Text;
  /** Absent if nothing follows. */
  readonly properties?: {
    /** The connections that it breaks. */
    readonly breaks: readonly string[];
    /** The components that do not start because of it. */
    readonly stops: readonly string[];
    /** The connections that fail only because of these. */
    readonly follows: readonly string[];
  };
}

/** The effects of each finding of a report, as `causes` of the JSON has them. */
export function findingEffects(report: StateSource): (finding: Finding) => FindingEffects {
  const broken = new Map(brokenByThemselves(report).map((one) => [one.id, one]));
  const following = followingConnections(report);
  const caused = consequences(report);
  return (finding) => {
    const { message } = finding;
    const breaks = (finding.breaks ?? []).flatMap((id) => broken.get(id) ?? []);
    const { stops = [], follows = [] } = caused.get(finding) ?? {};
    if (breaks.length + stops.length === 0) return { message };
    const stopped = stops.map(({ end }) => end.component);
    const by = follows.flatMap((one) => following.get(one)?.end.component ?? []);
    return {
      message: phrase('{message} {text}.', { message, text: effectText(breaks.length, stopped, by) }),
      properties: { breaks: breaks.map(titleOf), stops: stopped, follows: follows.map(titleOf) },
    };
  };
}

function titleOf(connection: Connection): string {
  return plainText(connectionTitle(connection));
}
