import { componentStates } from '../../../inspection/componentStates.ts';
import { type ExplainedError, MOST_ERRORS } from '../../../messages/match/explainMessages.ts';
import { whomText, whoText } from '../../../messages/read/endText.ts';
import { processKey } from '../../../model/connection.ts';
import { derived } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import type { Location } from '../../../model/source/span.ts';
import { plainText } from '../../../model/text/plainText.ts';
import type { Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { describeMessage } from '../../describe/describeMessage.ts';
import { factText } from '../../describe/factText.ts';
import { tokenEvidence } from '../../describe/messageEvidence.ts';
import { listedConnections } from '../json/jsonConnections.ts';
import { listedFindings } from '../json/jsonFindings.ts';
import { type JsonPlace, jsonPlace } from '../json/jsonPlace.ts';
import { type JsonMember, JsonObject, jsonPieces } from '../json/jsonText.ts';
import type { PathOf } from '../json/paths.ts';
import { type ChainStep, chainOf } from './chain.ts';

/** The numbers are places in the lists of `check --format json`, best first. */
export interface JsonError {
  /** From 1, where the log first has it. */
  readonly line: number;
  readonly text: string;
  /** The name of the failure, such as "unknownAuthority". */
  readonly kind: string;
  /** Null if nothing in the line or the files shows it. */
  readonly saysWho: string | null;
  readonly ofWhom: string | null;
  readonly meaning: string;
  readonly look: readonly string[];
  readonly connections: readonly number[];
  readonly findings: readonly number[];
  /** The facts of the message about the certificate and the ends. */
  readonly evidence: readonly JsonEvidence[];
  /** The certificate that the message is about. Null if the files leave none, or several. */
  readonly certificate: JsonPlace | null;
  /** A process uses what is not in the files: this certificate or, if `certificate` is set, a CA with which it rejects that one. */
  readonly elsewhere: boolean;
  /** How often the log has it. */
  readonly count: number;
  /** The times of the first and last occurrence as they were logged. Null if the lines do not state them. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** From 1, where the log last has it. */
  readonly lastLine: number;
  /** From the root cause to what the message is about. Empty if the files show no cause. */
  readonly chain: readonly JsonStep[];
}

/** `connection` and `component` are places in the lists of `check --format json`. Null for a step that is about neither. */
export interface JsonStep {
  readonly says: string;
  readonly connection: number | null;
  readonly component: number | null;
}

/** `fits`: whether a place in the files has it; "open" if they do not show it. */
export interface JsonEvidence {
  readonly says: string;
  readonly place: JsonPlace | null;
  readonly fits: 'yes' | 'no' | 'open';
}

/** So many connections and findings are listed of all errors together, and of each error so many although there are more. */
const MOST_ROWS = 100_000;
const MOST_OF_ONE = 20;

/**
 * The object that `kubernetes-pki explain --format json` prints, in pieces; its shape grows only by new members. `complete` is there, and
 * false, if there are more errors than are explained, or if they are about more connections or findings than are listed.
 */
export function* explanationJsonPieces(
  explained: readonly ExplainedError[],
  report: Report | undefined,
  pathOf: PathOf,
): Generator<string> {
  const allConnections = report ? listedConnections(report, pathOf) : [];
  const places = new Map(allConnections.map(({ connection }, at) => [connection, at]));
  const connections = placesIn(allConnections, (one) => one.connection);
  const findings = placesIn(report ? listedFindings(report, pathOf) : [], (one) => one.finding);
  const components = new Map((report ? componentStates(report) : []).map(({ end }, at) => [processKey(end), at]));
  const placeIn = (at: Location) => (report ? jsonPlace(at, report, pathOf) : null);
  let left = MOST_ROWS;
  let complete = explained.length <= MOST_ERRORS;
  yield* jsonPieces(new JsonObject(members()));

  function* members(): Generator<JsonMember> {
    yield ['schemaVersion', () => 1];
    yield ['errors', errors];
    // The errors have been written by now.
    if (!complete) yield ['complete', () => complete];
  }

  function* errors(): Generator<JsonError> {
    for (const one of explained.slice(0, MOST_ERRORS)) {
      yield {
        ...membersOf(one),
        connections: listed(connections(one.connections)),
        findings: listed(findings(one.findings)),
        ...evidenceOf(one, placeIn),
        ...occurrencesOf(one),
        chain: report ? chainOf(one, report).map(stepOf) : [],
      };
    }
  }

  function stepOf({ says, connection, component }: ChainStep): JsonStep {
    return {
      says: plainText(says),
      connection: (connection && places.get(connection)) ?? null,
      component: (component && components.get(processKey(component.end))) ?? null,
    };
  }

  function listed(found: readonly number[]): readonly number[] {
    const shown = found.slice(0, Math.max(MOST_OF_ONE, left));
    left -= shown.length;
    if (shown.length < found.length) complete = false;
    return shown;
  }
}

type Seen = Pick<JsonError, 'count' | 'firstSeen' | 'lastSeen' | 'lastLine'>;

function occurrencesOf({ occurrences: { count, firstTime, lastTime, lastLine } }: ExplainedError): Seen {
  return { count, firstSeen: firstTime ?? null, lastSeen: lastTime ?? null, lastLine: lastLine + 1 };
}

type Evidence = Pick<JsonError, 'evidence' | 'certificate' | 'elsewhere'>;

function evidenceOf(
  { facts, certificate, isElsewhere, tokens }: ExplainedError,
  placeIn: (at: Location) => JsonPlace | null,
): Evidence {
  return {
    evidence: [
      ...facts.map(({ fact, at, fits }) => ({
        says: plainText(factText(fact)),
        place: at ? placeIn(at) : null,
        fits,
      })),
      ...tokens.map((token) => ({
        says: plainText(tokenEvidence(token).text),
        place: placeIn(token.at),
        fits: 'yes' as const,
      })),
    ],
    certificate: certificate ? placeIn(certificate.at) : null,
    elsewhere: isElsewhere === true,
  };
}

function membersOf(
  one: ExplainedError,
): Omit<JsonError, 'connections' | 'findings' | 'chain' | keyof Evidence | keyof Seen> {
  const { error } = one;
  const { meaning, look } = describeMessage(one);
  return {
    line: error.line + 1,
    text: plainText(untrusted(error.text)),
    kind: error.kind.name,
    saysWho: error.speaker === undefined ? null : plainText(whoText(error)),
    ofWhom: error.peer === undefined ? null : plainText(whomText(error)),
    meaning: plainText(meaning),
    look: textsOf(look),
  };
}

/** Errors of one kind share what to look at. */
const textsOf = derived((texts: readonly Text[]) => texts.map((text) => plainText(text)));

/** The indices of items in the list. Errors share their lists of items. */
function placesIn<Listed, Item>(
  listed: readonly Listed[],
  itemOf: (one: Listed) => Item,
): (items: readonly Item[]) => readonly number[] {
  const places = new Map(listed.map((one, at) => [itemOf(one), at]));
  return derived((items: readonly Item[]) => items.flatMap((item) => places.get(item) ?? []));
}
