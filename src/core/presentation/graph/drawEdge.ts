import type { Following } from '../../inspection/followingConnections.ts';
import type { Outcome } from '../../inspection/outcomes.ts';
import { lazy } from '../../model/collections/boundedCache.ts';
import type { Connection, ConnectionKind } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { connectionSentence, doesNotStart, followingSentence } from '../describe/connectionLine.ts';
import { describeConnection } from '../describe/describeConnection.ts';
import { failureLabel } from '../describe/failureLabel.ts';
import { boxIdOf } from './drawBoxes.ts';
import { domainsOf } from './drawDomains.ts';
import type { PictureEdge } from './picture.ts';

/** The purposes that an edge shows, since the boxes at its ends do not. */
const PURPOSES: Readonly<Partial<Record<ConnectionKind, Text>>> = {
  tokens: phrase('service-account tokens'),
  signing: phrase('signs certificate requests'),
  bootstrap: phrase('TLS bootstrap'),
};

/** Facts about components that run or do not start, for the captions of connections. */
export interface EdgeEffects {
  readonly following?: Following | undefined;
  readonly outcomeOf?: ((connection: Connection) => Outcome | undefined) | undefined;
}

/** The connection as it is shown. Its texts are made when they are first asked for: of many connections a picture shows few. */
export function drawEdge(connection: Connection, { following, outcomeOf }: EdgeEffects): PictureEdge {
  const { id, kind, from, to, verdict, host } = connection;
  const stopped = following?.get(connection);
  const described = lazy(() => describeConnection(connection, { stopped, outcome: outcomeOf?.(connection) }));
  return {
    id,
    kind,
    from: boxIdOf(from, to, undefined),
    to: boxIdOf(to, from, host?.value),
    verdict: stopped ? 'follows' : verdict,
    ...domainsOf(connection),
    get label() {
      return labelOf(connection);
    },
    get note() {
      return stopped ? doesNotStart(stopped) : noteOf(connection);
    },
    get title() {
      return described().title;
    },
    get sentence() {
      return stopped ? followingSentence(connection, stopped) : sentenceOf(connection);
    },
    get sections() {
      return described().sections.map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ label, value, tone, code }) => ({ label, value, tone, code })),
      }));
    },
  };
}

function labelOf({ kind, identity, client }: Connection): Text {
  const purpose = PURPOSES[kind];
  if (purpose) return purpose;
  if (identity?.user) return untrusted(identity.user);
  const leaf = leafOf(client?.presented);
  return leaf ? shortName(leaf.certificate.subject) : phrase('no client certificate');
}

function noteOf(connection: Connection): Text {
  const { verdict, host } = connection;
  if (verdict === 'broken') return failureLabel(connection);
  return host ? phrase('verifies {host}', { host: host.value }) : untrusted('');
}

function sentenceOf(connection: Connection): Text {
  const { error, reason, host } = connection;
  return joined(
    [
      connectionSentence(connection),
      ...(error !== undefined && reason ? [reason] : []),
      ...(host ? [phrase('The verified name is {host}.', { host: host.value })] : []),
    ],
    ' ',
  );
}
