import { renewedByStartOf } from '../cluster/nodes/renewal.ts';
import { connectionTitle } from '../connections/connectionText.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { groupBy } from '../model/collections/lookup.ts';
import type { Connection, ConnectionEnd, PeerAuthentication } from '../model/connection.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import { shortName } from '../model/labels/names.ts';
import type { Party } from '../model/peerVerification.ts';
import { plainText } from '../model/text/plainText.ts';
import { enumerated, joined, phrase, type Text } from '../model/text/text.ts';
import type { Stop, StoppedComponent } from './componentStates.ts';
import type { Outcome } from './outcomes.ts';

/**
 * The sentences on running components and on restarts to avoid. `statesStop`: the text before it states already which component does not start.
 */
export function runningText({ open, refused, leading, stops }: Outcome, statesStop = false): Text {
  return joined(
    [
      ...refusedTexts(refused, leading),
      ...(open.length > 0 ? [openText(open, refused.length > 0, stops.length > 0)] : []),
      ...(statesStop ? [] : restartWarnings(stops)),
    ],
    ' ',
  );
}

/** A sentence a server. If leaders exit, the others that it refuses go without saying. */
function refusedTexts(refused: readonly Connection[], leading: readonly Connection[]): readonly Text[] {
  const exits = leading.length > 0;
  const byServer = groupBy(exits ? leading : refused, ({ to }) => to.component);
  return [...byServer].map(([server, those]) =>
    refusedText(server, distinct(those.map(({ from }) => from.component)), exits),
  );
}

function refusedText(server: Party, clients: readonly Party[], exits: boolean): Text {
  if (!exits)
    return phrase('On open connections, {server} rejects the next request of the running {client}.', {
      server,
      client: enumerated(clients),
    });
  const slots = { server, leader: enumerated(clients) };
  return clients.length === 1
    ? phrase(
        'On open connections, {server} rejects the next request: the leading {leader} exits within seconds, and waits for the lease after a restart.',
        slots,
      )
    : phrase(
        'On open connections, {server} rejects the next request: the leading {leader} exit within seconds, and wait for the lease after a restart.',
        slots,
      );
}

/** Only of the servers concerned: another may verify each request by the certificate. */
function openText(open: readonly Connection[], isNextToRefused: boolean, isStopping: boolean): Text {
  const server = enumerated(distinct(open.map(({ to }) => to.component)));
  if (isNextToRefused) return phrase('Other open connections to {server} go on working.', { server });
  return isStopping
    ? phrase('Open connections to {server} go on working.', { server })
    : phrase('Open connections to {server} go on working until the client connects again.', { server });
}

/** The warning to repair something before a restart of components that would not start. */
export function restartWarnings(stopped: readonly StoppedComponent[]): readonly Text[] {
  const warnings = new Map<string, Text>();
  for (const { end, stop, further } of stopped) {
    for (const one of [stop, ...further]) {
      const warning = restartWarning(end, one);
      warnings.set(plainText(warning), warning);
    }
  }
  return [...warnings.values()];
}

function restartWarning({ component }: ConnectionEnd, stop: Stop): Text {
  if (stop.by === 'needs' && stop.servers.length === stop.connections.length)
    return phrase('Do not restart {component} before {server} starts: it would not start again.', {
      component,
      server: enumerated(distinct(stop.servers.map((one) => one.component))),
    });
  for (const connection of stop.connections) {
    if (connection.failure?.kind === 'expired')
      return expiryWarning(component, connection, connection.failure.certificate);
  }
  const [needed] = stop.by === 'files' ? [] : stop.connections;
  if (!needed)
    return phrase('Do not restart {component} before its files are repaired: it would not start again.', { component });
  return phrase('Do not restart {component} before {connection} works: it would not start again.', {
    component,
    connection: connectionTitle(needed),
  });
}

/** The warning to renew the certificate of a connection without which the component does not start. */
function expiryWarning(component: Party, connection: Connection, certificate: Certificate): Text {
  const { side, from, to, client, server } = connection;
  const owner = side === 'client' ? to.component : from.component;
  if (isAuthority(certificate))
    return phrase('Do not restart {component} before CA "{name}" is renewed: it would not start again.', {
      component,
      name: shortName(certificate.subject),
    });
  const service = renewedByStartOf((side === 'client' ? server : client)?.presented?.uri ?? '');
  if (service)
    return phrase('{component} does not start again before a restart of {service} renews the certificate of {owner}.', {
      component,
      service,
      owner,
    });
  if (side !== 'client')
    return phrase(
      'Do not restart {component} before the client certificate of {owner} is renewed: it would not start again.',
      { component, owner },
    );
  return isRefusedForDates(client)
    ? phrase(
        'Do not restart {component} before the serving certificate of {owner} and the client certificate of {client} are renewed: it would not start again.',
        { component, owner, client: from.component },
      )
    : phrase(
        'Do not restart {component} before the serving certificate of {owner} is renewed: it would not start again.',
        { component, owner },
      );
}

function isRefusedForDates(half: PeerAuthentication | undefined): boolean {
  return half?.outcome?.kind === 'refused' && half.outcome.failure.kind === 'expired';
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
