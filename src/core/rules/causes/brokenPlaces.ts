import { connectionTitle } from '../../connections/connectionText.ts';
import type { Connection } from '../../model/connection.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { type Composed, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { withoutInstant } from '../../trust/goErrorText.ts';

/** The number of connections listed per text; otherwise a thousand nodes would fill the list. */
const MAX_PER_TEXT = 8;

/**
 * A place for each broken connection with the logged text, so that searching for the text finds it. Identical entries at one place are
 * listed once.
 */
export function brokenPlaces(connections: readonly Connection[]): readonly RelatedPlace[] {
  const byText = new Map<string, Map<string, Broken>>();
  for (const connection of connections) {
    const text = withoutInstant(plainText(textOf(connection)));
    const alike = byText.get(text) ?? new Map<string, Broken>();
    byText.set(text, alike);
    const place = endPlace(connection);
    const title = plainText(connectionTitle(connection));
    alike.set(`${title}\n${place.uri}\n${place.span.start}`, { connection, title, place });
  }
  return [...byText.values()].flatMap((alike) => {
    const all = [...alike.values()];
    const rest = all.length - MAX_PER_TEXT;
    return all.slice(0, MAX_PER_TEXT).map(({ connection, place }, at) => {
      const others = at === MAX_PER_TEXT - 1 ? rest : 0;
      return { ...place, message: brokenText(connection, others) };
    });
  });
}

interface Broken {
  readonly connection: Connection;
  readonly title: string;
  readonly place: Location;
}

/** The connection, the number of others with the same text, and the logged text, else our own. */
function brokenText({ kind, from, to, error, reason, evidence }: Connection, others: number): Composed {
  const title = connectionTitle({ from, to });
  // An object names the server that is called; only its pair may be a guess.
  const isGuess = evidence === 'corroborated' && kind !== 'aggregation' && kind !== 'webhook';
  const connection = isGuess ? phrase('{title} (only names and content suggest it)', { title }) : title;
  const why = error === undefined ? reason : phrase('`{error}`', { error });
  if (others > 0) {
    return why
      ? phrase('Breaks {connection} and {count} more: {why}', { connection, count: others, why })
      : phrase('Breaks {connection} and {count} more', { connection, count: others });
  }
  return why
    ? phrase('Breaks {connection}: {why}', { connection, why })
    : phrase('Breaks {connection}', { connection });
}

function textOf({ error, reason }: Connection): Text {
  return error ?? reason ?? untrusted('');
}

/** Sorted by place, because the order of evaluation depends on what was edited last. */
export function inOrder(connections: readonly Connection[]): readonly Connection[] {
  return connections
    .map((connection) => ({ connection, at: endPlace(connection), title: plainText(connectionTitle(connection)) }))
    .sort((one, other) => {
      if (one.at.uri !== other.at.uri) return one.at.uri < other.at.uri ? -1 : 1;
      return one.at.span.start - other.at.span.start || (one.title < other.title ? -1 : 1);
    })
    .map(({ connection }) => connection);
}

/** The place that configures the connection: the host, else the presented or trusted file, else the first place to look at. */
export function endPlace({ host, client, server, at }: Connection): Location {
  const { uri, span } = host?.at ?? client?.presented?.at ?? server?.trusted?.at ?? at;
  return { uri, span };
}
