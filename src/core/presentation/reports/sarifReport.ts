import { unreadOf } from '../../inspection/completeness.ts';
import { leftOutOf } from '../../inspection/leftOut.ts';
import type { Finding } from '../../model/finding.ts';
import { markedRange } from '../../model/markedRange.ts';
import type { Report, SuppressedFinding } from '../../model/report.ts';
import { shownRange } from '../../model/shownPlace.ts';
import type { Range } from '../../model/source/lineIndex.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { sarifText } from '../../model/text/sarif.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { sortFindings } from '../../rules/engine/engine.ts';
import type { DocumentedRule } from '../../rules/engine/ruleDoc.ts';
import { skippedText } from '../describe/skippedText.ts';
import { unreadText } from '../describe/unreadText.ts';
import { findingEffects } from './findingEffects.ts';
import { findingFingerprints } from './fingerprints.ts';
import { type JsonMember, JsonObject, jsonPieces } from './json/jsonText.ts';
import { leftOutPlace } from './json/leftOutText.ts';
import type { PathOf } from './json/paths.ts';
import { sarifFixes } from './sarifFixes.ts';
import { SARIF_LEVELS, sarifRules, sarifTaxonomies } from './sarifRules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const PROJECT = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector';

export interface SarifInput {
  readonly report: Report;
  readonly rules: readonly DocumentedRule[];
  readonly version: string;
  readonly pathOf: PathOf;
  /** Also what comments hide, marked as suppressed. GitHub's code scanning takes such results for open ones. */
  readonly withSuppressed: boolean;
}

/** The findings as SARIF 2.1.0 (OASIS), as code scanning services read it. */
export async function sarifReport(input: SarifInput): Promise<string> {
  return [...(await sarifPieces(input, createScheduler()))].join('');
}

/** The same in pieces. Fingerprints are computed before the first of them, in slices. */
export async function sarifPieces(input: SarifInput, scheduler: Scheduler): Promise<Generator<string>> {
  const { report, rules, version, pathOf, withSuppressed } = input;
  const hidden = new Map<Finding, SuppressedFinding>(
    withSuppressed
      ? report.nodes.flatMap(({ suppressed = [] }) => suppressed.map((one) => [one.finding, one] as const))
      : [],
  );
  const findings = sortFindings([...report.findings, ...hidden.keys()]);
  const reported = new Set(findings.map(({ rule }) => rule));
  const used = rules.filter(({ id }) => reported.has(id));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  const fingerprints = await findingFingerprints(report, findings, pathOf, scheduler);
  const unread = unreadOf(report);
  const places = { file: sarifFile, region: sarifRegion };
  const taxonomies = sarifTaxonomies(used);
  const run = new JsonObject([
    ['tool', () => ({ driver: driver() })],
    ['taxonomies', () => taxonomies],
    ['invocations', () => [new JsonObject(invocation())]],
    ['columnKind', () => 'utf16CodeUnits'],
    ['results', results],
  ]);
  return jsonPieces(
    new JsonObject([
      ['$schema', () => SCHEMA],
      ['version', () => '2.1.0'],
      ['runs', () => [run]],
    ]),
  );

  function driver() {
    return {
      name: 'Kubernetes PKI Inspector',
      version,
      semanticVersion: version,
      informationUri: PROJECT,
      rules: sarifRules(used),
      supportedTaxonomies: taxonomies?.map(({ name }, at) => ({ name, index: at })),
    };
  }

  function* invocation(): Generator<JsonMember> {
    yield ['executionSuccessful', () => unread.length === 0];
    yield ['toolExecutionNotifications', notifications];
  }

  function* notifications() {
    yield* incompleteNotes();
    yield* leftOutNotes();
    yield* skippedNotes();
  }

  function* results() {
    const effectsOf = findingEffects(report);
    for (const [at, finding] of findings.entries()) {
      const { message, properties } = effectsOf(finding);
      yield {
        ruleId: finding.rule,
        ruleIndex: index.get(finding.rule),
        level: SARIF_LEVELS[finding.severity],
        message: { text: sarifText(message) },
        locations: [sarifLocation(finding.at, 'context')],
        relatedLocations: finding.related.map((place, id) => ({
          id,
          ...sarifLocation(place),
          message: { text: sarifText(place.message) },
        })),
        partialFingerprints: { 'kubernetesPki/v1': fingerprints[at] },
        fixes: sarifFixes(finding.fixes, places),
        suppressions: suppressionsOf(hidden.get(finding)),
        properties,
      };
    }
  }

  function suppressionsOf(suppressed: SuppressedFinding | undefined) {
    if (!withSuppressed) return undefined;
    if (!suppressed) return [];
    const { reason } = suppressed;
    return [{ kind: 'inSource', justification: reason === undefined ? undefined : plainText(untrusted(reason)) }];
  }

  function* incompleteNotes() {
    for (const { uri, reason } of unread) {
      yield {
        level: 'error',
        message: { text: sarifText(phrase('Not read in full: {reason}', { reason: unreadText(reason) })) },
        ...(uri !== undefined && { locations: [{ physicalLocation: { artifactLocation: sarifFile(uri) } }] }),
      };
    }
  }

  function* leftOutNotes() {
    for (const { uri, files, certificates } of leftOutOf(report)) {
      yield {
        level: 'note',
        message: { text: sarifText(leftOutPlace({ path: pathOf(uri), files, certificates })) },
        locations: [{ physicalLocation: { artifactLocation: sarifFile(uri) } }],
      };
    }
  }

  function* skippedNotes() {
    const lost = new Set(unread.map(({ uri }) => uri));
    const notes = report.skipped.filter(({ uri }) => !lost.has(uri)).map((file) => ({ path: pathOf(file.uri), file }));
    notes.sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
    for (const { file } of notes) {
      yield {
        level: 'note',
        message: { text: sarifText(phrase('Not read: {reason}', { reason: skippedText(file) })) },
        locations: [{ physicalLocation: { artifactLocation: sarifFile(file.uri) } }],
      };
    }
  }

  /** The marked line; `context`: with the whole block around it, which a place next to others leaves out. */
  function sarifLocation(at: Location, extent?: 'context') {
    const file = report.files.get(at.uri);
    const marked = file && markedRange(file, at.span);
    const whole = file && shownRange(file, at.span);
    const isPart = marked?.end.line !== whole?.end.line || marked?.end.character !== whole?.end.character;
    return {
      physicalLocation: {
        artifactLocation: sarifFile(at.uri),
        region: regionOf(marked),
        ...(isPart && extent === 'context' && { contextRegion: regionOf(whole) }),
      },
    };
  }

  function sarifFile(uri: string) {
    // Half a surrogate pair, which a name on Windows may have, is no character that a URI could encode.
    const path = pathOf(uri).replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
    return { uri: path.split('/').map(encodeURIComponent).join('/') };
  }

  function sarifRegion({ uri, span }: Location) {
    const file = report.files.get(uri);
    return regionOf(file && shownRange(file, span));
  }

  function regionOf(range: Range | undefined) {
    return {
      startLine: (range?.start.line ?? 0) + 1,
      startColumn: (range?.start.character ?? 0) + 1,
      endLine: (range?.end.line ?? 0) + 1,
      endColumn: (range?.end.character ?? 0) + 1,
    };
  }
}
