import type { Connection } from '../connections/connection.ts';
import { connectionTitle } from '../connections/connectionText.ts';
import type { RelatedPlace } from '../model/finding.ts';
import type { Location } from '../text/span.ts';
import { visibleText } from '../text/visibleText.ts';

/** Of the connections that end in one text so many are listed; a thousand nodes would fill the list with it. */
const MAX_PER_TEXT = 8;

/** A place for each broken connection, with the text that is logged, so that the text is found by searching for it. */
export function brokenPlaces(connections: readonly Connection[]): readonly RelatedPlace[] {
  const byText = new Map<string, Connection[]>();
  for (const connection of connections) {
    const text = connection.error ?? connection.reason ?? '';
    const known = byText.get(text);
    if (known) known.push(connection);
    else byText.set(text, [connection]);
  }
  return [...byText].flatMap(([text, alike]) => {
    const rest = alike.length - MAX_PER_TEXT;
    return alike.slice(0, MAX_PER_TEXT).map((connection, at) => {
      const others = rest > 0 && at === MAX_PER_TEXT - 1 ? ` and ${rest} more` : '';
      const why = connection.error === undefined ? text : `\`${text}\``;
      const message = `Breaks ${connectionTitle(connection)}${others}${text === '' ? '' : `: ${why}`}`;
      return { ...endPlace(connection), message: visibleText(message) };
    });
  });
}

/** Where the connection is set up: the host that is dialled, else what is shown or trusted, else where to look first. */
function endPlace({ host, client, server, at }: Connection): Location {
  const { uri, span } = host?.at ?? client?.presented?.at ?? server?.trusted?.at ?? at;
  return { uri, span };
}
