import type { HandshakeState } from '../../../comparison/handshakeStates.ts';
import type { ComparedCause, ComparedComponent, ComparedConnection } from '../../../comparison/stateComparison.ts';
import type { Upgrade } from '../../../comparison/upgrade.ts';
import type { ComponentState } from '../../../inspection/componentStates.ts';
import { followingError } from '../../../inspection/followingConnections.ts';
import { restartWarnings } from '../../../inspection/runningText.ts';
import { exactVersionText, KUBERNETES_RELEASES } from '../../../kubernetes/versions/version.ts';
import type { CertificateArtifact } from '../../../model/artifacts/artifact.ts';
import type { Connection, ConnectionKind, RefusingSide, Verdict } from '../../../model/connection.ts';
import type { Report } from '../../../model/report.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import { plainText } from '../../../model/text/plainText.ts';
import type { ComparedState, ComparisonInput } from '../../comparison/comparisonInput.ts';
import { connectionName } from '../../comparison/comparisonTexts.ts';
import { minorText, type UpgradeItem, upgradeItems } from '../../comparison/upgradeTexts.ts';
import { each } from '../audit/auditDocument.ts';
import { isoSeconds, type JsonCertificate, jsonCertificate } from '../json/jsonCertificates.ts';
import { jsonStop } from '../json/jsonComponents.ts';
import { type JsonReport, jsonLeftOut } from '../json/jsonReport.ts';
import { type JsonMember, JsonObject, jsonPieces } from '../json/jsonText.ts';

/** The output of `kubernetes-pki compare --format json`. */
export interface JsonComparison {
  readonly schemaVersion: 1;
  readonly before: string;
  readonly after: string;
  readonly now: string;
  readonly certificates: {
    readonly added: readonly JsonCertificate[];
    readonly removed: readonly JsonCertificate[];
    /** The same file, yamlPath and pemIndex, another sha256. */
    readonly renewed: readonly { readonly before: JsonCertificate; readonly after: JsonCertificate }[];
  };
  /** Components that no longer start come first. */
  readonly components: readonly JsonComparedComponent[];
  readonly connections: readonly JsonComparedConnection[];
  /** Each cause of what the change breaks once, with the connections and components that are newly affected. */
  readonly causes: readonly JsonComparedCause[];
  readonly order: readonly { readonly restart: string; readonly before: string; readonly because: string }[];
  /** The components that do not start with the files after. */
  readonly unsafe: readonly { readonly restart: string; readonly because: string }[];
  /** For each state, the files that were left out by name, as in a report on it. */
  readonly leftOut: { readonly before: JsonReport['leftOut']; readonly after: JsonReport['leftOut'] };
  /** Null unless the state after is evaluated as another release of Kubernetes. */
  readonly upgrade: JsonUpgrade | null;
}

/** The differences under another release, which is written as "1.38". */
interface JsonUpgrade {
  readonly release: string;
  /** The release before; null if the files do not state it. */
  readonly from: string | null;
  /** The releases that were evaluated, in order. */
  readonly passed: readonly string[];
  /** The newest release whose changes are known. What changes after it is unknown. */
  readonly newestKnown: string;
  /** The first release in which a component no longer starts or a connection breaks. */
  readonly firstBreak: string | null;
  readonly items: readonly {
    /** The first release that has it. */
    readonly since: string;
    /** `stops`: a component no longer starts; `breaks`: a connection; else the severity of a finding. */
    readonly kind: UpgradeItem['kind'];
    readonly message: string;
    readonly file: string;
    readonly line: number;
    /** The title of the edit that ends it. */
    readonly fix: string | null;
    /** The page that shows what the release changed. */
    readonly source: string | null;
  }[];
  /** How many connections fail only because one of their ends no longer starts. */
  readonly follows: number;
}

interface JsonComparedComponent {
  /** `component` or `component@node`, as among the restarts. */
  readonly component: string;
  readonly before: ComponentState['state'] | null;
  readonly after: ComponentState['state'] | null;
  /** These describe the state after, or the state before if the component starts after or is gone. */
  readonly reason: string | null;
  readonly lastWords: string | null;
  readonly exitsAfter: number | null;
}

interface JsonComparedCause {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** Indices of the connections that are newly broken by it. */
  readonly breaks: readonly number[];
  /** Indices of the components that no longer start because of it. */
  readonly stops: readonly number[];
  /** Indices of the connections that newly fail only because of these components. */
  readonly follows: readonly number[];
}

interface JsonComparedConnection {
  /** As in a report: `tokens` and `signing` have no handshake. Tokens may be signed and verified by the same component. */
  readonly kind: ConnectionKind;
  readonly from: string;
  readonly to: string;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  /** The error in the state after; in the state before if the connection is gone. */
  readonly error: string | null;
  /** In the same state, the index of the component because of which the connection fails, if nothing else is wrong with it. */
  readonly follows: number | null;
  readonly during: readonly (Pick<HandshakeState, 'from' | 'to'> & {
    readonly verdict: Verdict;
    readonly side: RefusingSide | null;
    readonly error: string | null;
  })[];
}

export function comparisonJson({ before, after, now, comparison, upgrade }: ComparisonInput): JsonComparison {
  const { certificates, connections, constraints, unsafe } = comparison;
  const { added, removed, renewed } = certificates;
  return {
    schemaVersion: 1,
    before: before.name,
    after: after.name,
    now: isoSeconds(now),
    certificates: {
      added: added.map((one) => certificateIn(after, one)),
      removed: removed.map((one) => certificateIn(before, one)),
      renewed: renewed.map((pair) => ({
        before: certificateIn(before, pair.before),
        after: certificateIn(after, pair.after),
      })),
    },
    components: comparison.components.map((one) => componentMembers(one, before.report, after.report)),
    causes: comparison.causes.map((one) => causeMembers(one, after)),
    // A list of many connections is made when it is asked for.
    get connections() {
      return connections.map(connectionMembers);
    },
    order: constraints.map(({ restart, before: later, because }) => ({
      restart,
      before: later,
      because: plainText(connectionName(connections[because])),
    })),
    unsafe: unsafe.map(({ restart, stopped }) => ({
      restart,
      because: restartWarnings([stopped])
        .map((warning) => plainText(warning))
        .join(' '),
    })),
    leftOut: {
      before: jsonLeftOut(before.report, before.pathOf).leftOut,
      after: jsonLeftOut(after.report, after.pathOf).leftOut,
    },
    upgrade: upgrade ? jsonUpgrade(upgrade, after) : null,
  };
}

function jsonUpgrade(upgrade: Upgrade, { report, pathOf }: ComparedState): JsonUpgrade {
  const { release, from, passed, firstBreak, follows } = upgrade;
  return {
    release: exactVersionText(release),
    from: from === undefined ? null : exactVersionText(from),
    passed: passed.map(exactVersionText),
    newestKnown: minorText(KUBERNETES_RELEASES.last),
    firstBreak: firstBreak === undefined ? null : exactVersionText(firstBreak),
    items: upgradeItems(upgrade, report).map(({ since, kind, text, at, fix, source }) => ({
      since,
      kind,
      message: plainText(text),
      file: pathOf(at.uri),
      line: (shownStart(report, at)?.line ?? 0) + 1,
      fix: fix ? plainText(fix) : null,
      source: source ?? null,
    })),
    follows: follows.length,
  };
}

/** The text of that object as `jsonText` gives it, in pieces. */
export function* comparisonJsonPieces(input: ComparisonInput): Generator<string> {
  const whole = comparisonJson(input);
  const names = Object.keys(whole) as (keyof JsonComparison)[];
  const make = (name: keyof JsonComparison) =>
    name === 'connections' ? each(input.comparison.connections, connectionMembers) : whole[name];
  yield* jsonPieces(new JsonObject(names.map((name): JsonMember => [name, () => make(name)])));
}

/** A certificate as in a report on its state. */
function certificateIn({ report, pathOf }: ComparedState, artifact: CertificateArtifact): JsonCertificate {
  const { uri } = artifact.origin;
  return jsonCertificate(artifact, report.files.get(uri), pathOf(uri));
}

function errorOf({ error }: Connection): string | null {
  return error === undefined ? null : plainText(error);
}

function componentMembers({ name, ...states }: ComparedComponent, old: Report, current: Report): JsonComparedComponent {
  const { before, after } = states;
  const [state, report] = after?.stop ? [after, current] : [before, old];
  return {
    component: name,
    before: before?.state ?? null,
    after: after?.state ?? null,
    ...jsonStop(report, state),
  };
}

function causeMembers({ finding, breaks, stops, follows }: ComparedCause, { report, pathOf }: ComparedState) {
  const { rule, at, message } = finding;
  return {
    rule,
    file: pathOf(at.uri),
    line: (shownStart(report, at)?.line ?? 0) + 1,
    message: plainText(message),
    breaks: inOrder(breaks),
    stops: inOrder(stops),
    follows: inOrder(follows),
  };
}

function inOrder(places: readonly number[]): readonly number[] {
  return places.toSorted((a, b) => a - b);
}

function connectionMembers(one: ComparedConnection): JsonComparedConnection {
  const { kind, from, to, before, after, follows, during } = one;
  const [connection, by] = after ? [after, follows.after] : [before, follows.before];
  const printed = by && connection ? followingError(connection, by.stopped) : connection?.error;
  return {
    kind,
    from,
    to,
    before: follows.before ? 'broken' : (before?.verdict ?? null),
    after: follows.after ? 'broken' : (after?.verdict ?? null),
    error: printed === undefined ? null : plainText(printed),
    follows: by?.component ?? null,
    during: during.map(({ state, connection }) => ({
      from: state.from,
      to: state.to,
      verdict: connection.verdict,
      side: connection.side ?? null,
      error: errorOf(connection),
    })),
  };
}
