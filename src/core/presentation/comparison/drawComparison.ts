import { type ExchangedCertificate, isReplaced } from '../../comparison/certificateChanges.ts';
import type { ComparedCause, ComparedComponent, Follows } from '../../comparison/stateComparison.ts';
import { sharesNoAuthority } from '../../comparison/statesInTime.ts';
import type { Upgrade } from '../../comparison/upgrade.ts';
import { followingError } from '../../inspection/followingConnections.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Connection } from '../../model/connection.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { shownStart } from '../../model/shownPlace.ts';
import type { Location } from '../../model/source/span.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { locationOf } from '../describe/context.ts';
import type { ComparedState, ComparisonInput } from './comparisonInput.ts';
import type {
  ComparisonPage,
  PageCause,
  PageCertificate,
  PageComponent,
  PageConnection,
  PageExpiry,
  PageLink,
  PageUpgrade,
  PageVerdict,
} from './comparisonPage.ts';
import { restartsOf } from './comparisonRestarts.ts';
import {
  CHANGES,
  certificateCounts,
  connectionCounts,
  connectionName,
  endText,
  exchangeText,
  type NotableConnection,
  notable,
  otherConnections,
  verdictName,
  whenText,
} from './comparisonTexts.ts';
import { causedText, componentCounts, componentOutcome, notableComponents } from './componentTexts.ts';
import { beyondText, followsText, UPGRADE_KINDS, upgradeItems, upgradeOutcome, upgradeTitle } from './upgradeTexts.ts';

/** The target of a link on the page, and the one of the two states that it belongs to. */
export interface ComparedPlace extends Location {
  readonly state: 'before' | 'after';
  /** Several of a binary file lie at the same location. */
  readonly artifact?: CertificateArtifact;
}

export interface DrawnComparison {
  readonly page: ComparisonPage;
  /** By the ids of the page, which knows no URI. */
  readonly places: ReadonlyMap<string, ComparedPlace>;
}

/** The comparison as a page, what breaks first. */
export function drawComparison(input: ComparisonInput): DrawnComparison {
  const drawing = new Drawing(input);
  const { before, after, now, comparison } = input;
  const changes = notable(comparison).toSorted((one, other) => ORDER.indexOf(one.change) - ORDER.indexOf(other.change));
  const { added, removed, renewed } = comparison.certificates;
  const page: ComparisonPage = {
    before: untrusted(before.name),
    after: untrusted(after.name),
    at: untrusted(dateText(now)),
    notes: [...[before, after].flatMap(notesOn), ...clusterNotes(before, after)],
    upgrade: input.upgrade && drawing.upgrade(input.upgrade),
    restarts: restartsOf(comparison),
    componentCounts: componentCounts(comparison),
    components: notableComponents(comparison).map((one) => drawing.component(one)),
    // A cause that stops no component is in the connections that it breaks.
    causes: comparison.causes.flatMap((one) => (one.stops.length > 0 ? drawing.cause(one) : [])),
    connectionCounts: connectionCounts(comparison),
    connections: changes.map((one) => drawing.connection(one)),
    others: otherConnections(comparison),
    certificateCounts: certificateCounts(comparison),
    certificates: [
      ...renewed
        .toSorted((a, b) => Number(isReplaced(b)) - Number(isReplaced(a)))
        .map((pair) => drawing.exchange(pair)),
      ...added.map((one) => drawing.certificate('added', phrase('added'), { after: one })),
      ...removed.map((one) => drawing.certificate('removed', phrase('removed'), { before: one })),
    ],
  };
  return { page, places: drawing.places };
}

const ORDER = ['breaks', 'follows', 'interrupted', 'ordered', 'changes', 'recovers', 'appears', 'disappears'];

function notesOn({ name, report }: ComparedState): readonly Text[] {
  if (report.files.size === 0)
    return [phrase('No files of a cluster were found in {name}.', { name: untrusted(name) })];
  return report.truncated
    ? [phrase('{name} has more files than are scanned: the comparison is not complete.', { name: untrusted(name) })]
    : [];
}

/** That the states may not be of one cluster at all. */
function clusterNotes(before: ComparedState, after: ComparedState): readonly Text[] {
  if (!sharesNoAuthority(before.report, after.report)) return [];
  const names = { before: untrusted(before.name), after: untrusted(after.name) };
  return [phrase('{before} and {after} share no CA: they are two clusters, unless every CA was replaced.', names)];
}

class Drawing {
  readonly places = new Map<string, ComparedPlace>();
  readonly #input: ComparisonInput;

  constructor(input: ComparisonInput) {
    this.#input = input;
  }

  upgrade(upgrade: Upgrade): PageUpgrade {
    const beyond = beyondText(upgrade.release);
    const follows = followsText(upgrade);
    return {
      breaks: upgrade.firstBreak !== undefined,
      lines: [
        upgradeTitle(upgrade),
        ...(beyond ? [beyond] : []),
        upgradeOutcome(upgrade),
        ...(follows ? [follows] : []),
      ],
      items: upgradeItems(upgrade, this.#input.after.report).map(({ since, kind, text, at, fix, source }) => ({
        title: joined([since, UPGRADE_KINDS[kind]], ' · '),
        breaks: kind === 'stops' || kind === 'breaks' || kind === 'error',
        text,
        fix,
        source: source === undefined ? undefined : untrusted(source),
        link: this.#link({ state: 'after', ...at }),
      })),
    };
  }

  component(one: ComparedComponent): PageComponent {
    const { name, after } = one;
    return { name: untrusted(name), starts: after?.stop === undefined, outcome: componentOutcome(one, this.#input) };
  }

  cause(one: ComparedCause): PageCause {
    const { at, message } = one.finding;
    return {
      text: message,
      outcome: causedText(one, this.#input.comparison),
      link: this.#link({ state: 'after', ...at }),
    };
  }

  connection({ one, change }: NotableConnection): PageConnection {
    const { before, after, from, to, during } = one;
    return {
      id: (after ?? before)?.id ?? '',
      name: connectionName(one),
      from: untrusted(from),
      to: untrusted(to),
      change,
      outcome: CHANGES[change],
      before: before && this.#verdict('before', before, one.follows.before),
      after: after && this.#verdict('after', after, one.follows.after),
      states: during.map(({ state, connection }) => ({
        when: asSentence(whenText(one, state)),
        from: endText(one, 'from', state),
        to: endText(one, 'to', state),
        verdict: connection.verdict,
        text: verdictName(connection),
        error: connection.error,
      })),
    };
  }

  exchange(pair: ExchangedCertificate): PageCertificate {
    return this.certificate(isReplaced(pair) ? 'replaced' : 'renewed', exchangeText(pair), pair);
  }

  certificate(
    change: PageCertificate['change'],
    outcome: Text,
    { before, after }: { readonly before?: CertificateArtifact; readonly after?: CertificateArtifact },
  ): PageCertificate {
    const { certificate, origin } = (after ?? before) as CertificateArtifact;
    return {
      id: [change, certificate.sha256, origin.uri, JSON.stringify(origin.trail)].join(' '),
      change,
      outcome,
      name: shortName(certificate.subject),
      before: before && this.#expiry('before', before),
      after: after && this.#expiry('after', after),
    };
  }

  #verdict(state: 'before' | 'after', connection: Connection, follows: Follows | undefined): PageVerdict {
    if (follows) return this.#following(state, connection, follows);
    const { verdict, error, reason, at } = connection;
    return { verdict, text: verdictName(connection), error, reason, link: this.#link({ state, ...at }) };
  }

  /** Nothing is wrong with the connection itself. */
  #following(state: 'before' | 'after', connection: Connection, { stopped, component }: Follows): PageVerdict {
    const { components } = this.#input.comparison;
    return {
      verdict: 'broken',
      text: phrase('{component} does not start', { component: untrusted(components[component]?.name ?? '') }),
      error: followingError(connection, stopped),
      link: this.#link({ state, ...connection.at }),
    };
  }

  #expiry(state: 'before' | 'after', artifact: CertificateArtifact): PageExpiry {
    const { uri, span } = locationOf(artifact);
    const date = untrusted(dateText(artifact.certificate.notAfter));
    return { date, link: this.#link({ state, uri, span, artifact }) };
  }

  #link(place: ComparedPlace): PageLink {
    const { report, pathOf } = this.#input[place.state];
    const id = `place-${this.places.size}`;
    this.places.set(id, place);
    const file = report.files.get(place.uri);
    const line = file?.text === undefined ? undefined : shownStart(report, place)?.line;
    const path = untrusted(pathOf(place.uri));
    return { place: id, path: line === undefined ? path : phrase('{path}:{line}', { path, line: line + 1 }) };
  }
}
