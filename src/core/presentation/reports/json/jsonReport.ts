import { type UnreadCode, unreadOf } from '../../../inspection/completeness.ts';
import { leftOutOf } from '../../../inspection/leftOut.ts';
import { exactVersionText } from '../../../kubernetes/versions/version.ts';
import { lazy } from '../../../model/collections/boundedCache.ts';
import { compareText } from '../../../model/collections/compareText.ts';
import type { Severity } from '../../../model/finding.ts';
import type { Report, SkippedFile } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { type JsonCause, jsonCauses } from './jsonCauses.ts';
import { certificatesInOrder, isoSeconds, type JsonCertificate } from './jsonCertificates.ts';
import { type JsonComponent, jsonComponents } from './jsonComponents.ts';
import { type JsonConnection, type ListedConnection, listedConnections } from './jsonConnections.ts';
import { type JsonFinding, listedFindings } from './jsonFindings.ts';
import { type JsonRotation, jsonRotations } from './jsonRotations.ts';
import { type JsonMember, JsonObject, jsonPieces } from './jsonText.ts';
import type { PathOf } from './paths.ts';

/** The object that `kubernetes-pki check --format json` prints; its shape is a contract and grows only by new members. */
export interface JsonReport {
  readonly schemaVersion: 1;
  readonly roots: readonly string[];
  readonly now: string;
  /** "1.38": the release of Kubernetes that every component was evaluated as; null if each was evaluated as the one of its files. */
  readonly kubernetesVersion: string | null;
  /** `certificates` counts a certificate once, `certificatePlaces` each of its copies. */
  readonly summary: Readonly<
    Record<'files' | 'certificates' | 'certificatePlaces' | 'errors' | 'warnings' | 'infos' | 'hints', number>
  >;
  readonly certificates: readonly JsonCertificate[];
  readonly connections: readonly JsonConnection[];
  /** The behavior of each component when it is started. */
  readonly components: readonly JsonComponent[];
  readonly findings: readonly JsonFinding[];
  /** Which findings break which connections, most first. */
  readonly causes: readonly JsonCause[];
  /** CAs and service-account keys of which the files hold several generations. */
  readonly rotation: readonly JsonRotation[];
  /** The first instant after `now` at which a connection that works breaks by time alone. */
  readonly firstBreak: JsonFirstBreak | null;
  /** Sorted by file. */
  readonly skipped: readonly JsonSkippedFile[];
  /** Whether everything that matters was read in full. */
  readonly complete: boolean;
  /** Files and folders that were not read in full, sorted by path. "." if the walk ended early. */
  readonly unread: readonly JsonUnread[];
  /** Files and folders that were read but not checked because of their names: at most 20, most certificates first. */
  readonly leftOut: readonly JsonLeftOut[];
  /** The number of further places, and of all files and certificates in them. */
  readonly leftOutMore: { readonly places: number; readonly files: number; readonly certificates: number };
}

export interface JsonUnread {
  readonly path: string;
  readonly reason: UnreadCode;
}

export interface JsonLeftOut {
  readonly path: string;
  readonly files: number;
  readonly certificates: number;
}

const MOST_LEFT_OUT = 20;

/** `connection` is a place in the list of connections. */
export interface JsonFirstBreak {
  readonly at: string;
  readonly connection: number;
  readonly error: string;
}

/** A file that was found and not read. `target` is the target of a link that is not followed. */
export interface JsonSkippedFile {
  readonly file: string;
  readonly reason: SkippedFile['reason'];
  readonly target: string | null;
}

/** Each list is made when it is first asked for: of a thousand nodes they take long, and who wants the summary needs none of them. */
export function jsonReport(report: Report, roots: readonly string[], pathOf: PathOf): JsonReport {
  const certificates = lazy(() => [...certificatesInOrder(report, pathOf)]);
  const listed = lazy(() => listedConnections(report, pathOf));
  const connections = lazy(() => listed().map(({ json }) => json));
  const causes = lazy(() => jsonCauses(report, listed(), pathOf));
  const findings = lazy(() => listedFindings(report, pathOf).map(({ json }) => json));
  const rotation = lazy(() => jsonRotations(report, pathOf));
  const skipped = lazy(() => jsonSkipped(report, pathOf));
  return {
    schemaVersion: 1,
    roots,
    now: isoSeconds(report.now),
    kubernetesVersion: report.release === undefined ? null : exactVersionText(report.release),
    summary: summaryOf(report),
    get certificates() {
      return certificates();
    },
    get connections() {
      return connections();
    },
    get components() {
      return jsonComponents(report, listed(), pathOf);
    },
    get findings() {
      return findings();
    },
    get causes() {
      return causes();
    },
    get rotation() {
      return rotation();
    },
    get firstBreak() {
      return jsonFirstBreak(report, listed());
    },
    get skipped() {
      return skipped();
    },
    complete: unreadOf(report).length === 0,
    unread: jsonUnread(report, pathOf),
    ...jsonLeftOut(report, pathOf),
  };
}

function summaryOf({ files, findings }: Report): JsonReport['summary'] {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const certificates = new Set<string>();
  let certificatePlaces = 0;
  for (const { artifacts } of files.values()) {
    for (const artifact of artifacts) {
      if (artifact.kind !== 'certificate') continue;
      certificates.add(artifact.certificate.sha256);
      certificatePlaces++;
    }
  }
  return {
    files: files.size,
    certificates: certificates.size,
    certificatePlaces,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
}

function jsonFirstBreak({ firstBreak }: Report, listed: readonly ListedConnection[]): JsonFirstBreak | null {
  if (!firstBreak) return null;
  const { at, connection: broken, error } = firstBreak;
  return {
    at: isoSeconds(at),
    connection: listed.findIndex(({ connection }) => connection.id === broken),
    error: error === undefined ? '' : plainText(error),
  };
}

function jsonSkipped(report: Report, pathOf: PathOf): readonly JsonSkippedFile[] {
  return report.skipped
    .map(({ uri, reason, target }) => ({ file: pathOf(uri), reason, target: target ?? null }))
    .sort((a, b) => compareText(a.file, b.file));
}

/** The places with the most certificates that were left out by name, and the number of the others. */
export function jsonLeftOut(report: Report, pathOf: PathOf): Pick<JsonReport, 'leftOut' | 'leftOutMore'> {
  const all = leftOutOf(report);
  const more = all.slice(MOST_LEFT_OUT);
  const total = (of: 'files' | 'certificates') => more.reduce((sum, one) => sum + one[of], 0);
  return {
    leftOut: all
      .slice(0, MOST_LEFT_OUT)
      .map(({ uri, files, certificates }) => ({ path: pathOf(uri) || '.', files, certificates })),
    leftOutMore: { places: more.length, files: total('files'), certificates: total('certificates') },
  };
}

/** Everything that was not read in full, sorted by path. */
export function jsonUnread(report: Report, pathOf: PathOf): readonly JsonUnread[] {
  return unreadOf(report)
    .map(({ uri, reason }) => ({ path: (uri !== undefined && pathOf(uri)) || '.', reason }))
    .sort((a, b) => compareText(a.path, b.path));
}

/** The text of that object as `jsonText` gives it, in pieces, since that of a thousand nodes has 26 MB. */
export function* jsonReportPieces(report: Report, roots: readonly string[], pathOf: PathOf): Generator<string> {
  const whole = jsonReport(report, roots, pathOf);
  const names = Object.keys(whole) as (keyof JsonReport)[];
  const make = (name: keyof JsonReport) =>
    name === 'certificates' ? certificatesInOrder(report, pathOf) : whole[name];
  yield* jsonPieces(new JsonObject(names.map((name): JsonMember => [name, () => make(name)])));
}
