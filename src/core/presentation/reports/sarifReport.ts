import { hexDigest } from '../../formats/x509/digest.ts';
import { unreadOf } from '../../inspection/completeness.ts';
import type { Finding, Fix } from '../../model/finding.ts';
import type { Report, SuppressedFinding } from '../../model/report.ts';
import { shownRange } from '../../model/shownPlace.ts';
import type { Location } from '../../model/source/span.ts';
import { plainText } from '../../model/text/plainText.ts';
import { sarifText } from '../../model/text/sarif.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { sortFindings } from '../../rules/engine/engine.ts';
import type { DocumentedRule } from '../../rules/engine/ruleDoc.ts';
import { skippedText } from '../describe/skippedText.ts';
import { unreadText } from '../describe/unreadText.ts';
import { jsonText } from './json/jsonText.ts';
import type { PathOf } from './json/paths.ts';
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
export async function sarifReport({ report, rules, version, pathOf, withSuppressed }: SarifInput): Promise<string> {
  const hidden = new Map<Finding, SuppressedFinding>(
    withSuppressed
      ? report.nodes.flatMap(({ suppressed = [] }) => suppressed.map((one) => [one.finding, one] as const))
      : [],
  );
  const findings = sortFindings([...report.findings, ...hidden.keys()]);
  const used = rules.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  const fingerprints = await sarifFingerprints(report, findings, pathOf);
  const places = { file: sarifFile, region: sarifRegion };
  const taxonomies = sarifTaxonomies(used);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kubernetes PKI Inspector',
            version,
            semanticVersion: version,
            informationUri: PROJECT,
            rules: sarifRules(used),
            supportedTaxonomies: taxonomies?.map(({ name }, at) => ({ name, index: at })),
          },
        },
        taxonomies,
        invocations: [
          {
            executionSuccessful: unreadOf(report).length === 0,
            toolExecutionNotifications: [...incompleteNotes(), ...skippedNotes()],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, at) => ({
          ruleId: finding.rule,
          ruleIndex: index.get(finding.rule),
          level: SARIF_LEVELS[finding.severity],
          message: { text: sarifText(finding.message) },
          locations: [sarifLocation(finding.at)],
          relatedLocations: finding.related.map((place, id) => ({
            id,
            ...sarifLocation(place),
            message: { text: sarifText(place.message) },
          })),
          partialFingerprints: { 'kubernetesPki/v1': fingerprints[at] },
          fixes: sarifFixes(finding.fixes, places),
          suppressions: suppressionsOf(hidden.get(finding)),
        })),
      },
    ],
  };
  return jsonText(log);

  function suppressionsOf(suppressed: SuppressedFinding | undefined) {
    if (!withSuppressed) return undefined;
    if (!suppressed) return [];
    const { reason } = suppressed;
    return [{ kind: 'inSource', justification: reason === undefined ? undefined : plainText(untrusted(reason)) }];
  }

  function incompleteNotes() {
    return unreadOf(report).map(({ uri, reason }) => ({
      level: 'error',
      message: { text: sarifText(phrase('Not read in full: {reason}', { reason: unreadText(reason) })) },
      ...(uri !== undefined && { locations: [{ physicalLocation: { artifactLocation: sarifFile(uri) } }] }),
    }));
  }

  function skippedNotes() {
    const lost = new Set(unreadOf(report).map(({ uri }) => uri));
    const notes = report.skipped.filter(({ uri }) => !lost.has(uri)).map((file) => ({ path: pathOf(file.uri), file }));
    notes.sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
    return notes.map(({ file }) => ({
      level: 'note',
      message: { text: sarifText(phrase('Not read: {reason}', { reason: skippedText(file) })) },
      locations: [{ physicalLocation: { artifactLocation: sarifFile(file.uri) } }],
    }));
  }

  function sarifLocation(at: Location) {
    return { physicalLocation: { artifactLocation: sarifFile(at.uri), region: sarifRegion(at) } };
  }

  function sarifFile(uri: string) {
    // Half a surrogate pair, which a name on Windows may have, is no character that a URI could encode.
    const path = pathOf(uri).replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
    return { uri: path.split('/').map(encodeURIComponent).join('/') };
  }

  function sarifRegion({ uri, span }: Location) {
    const file = report.files.get(uri);
    const range = file && shownRange(file, span);
    return {
      startLine: (range?.start.line ?? 0) + 1,
      startColumn: (range?.start.character ?? 0) + 1,
      endLine: (range?.end.line ?? 0) + 1,
      endColumn: (range?.end.character ?? 0) + 1,
    };
  }
}

/**
 * Tells a finding again after lines were added above it, or its days or values have changed: by rule, message, file and
 * the name of the flag or field, and its number among those alike. Values are no part of it, so no secret is either.
 */
export async function sarifFingerprints(
  report: Report,
  findings: readonly Finding[],
  pathOf: PathOf,
): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  const encoder = new TextEncoder();
  return Promise.all(
    findings.map((finding) => {
      const { rule, messageId, at } = finding;
      const key = [rule, messageId, pathOf(at.uri), nameAt(report, finding)].join('\0');
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return hexDigest('SHA-256', encoder.encode(`${key}\0${count}`));
    }),
  );
}

/** "--etcd-cafile", "client-certificate-data": what the line sets; empty for a line that sets nothing. */
function nameAt(report: Report, { at }: Finding): string {
  const file = report.files.get(at.uri);
  if (file?.text === undefined) return '';
  const { line } = file.lines.positionAt(at.span.start);
  const start = file.lines.lineStart(at.span.start);
  const text = file.text.slice(start, file.lines.offsetAt({ line: line + 1, character: 0 }));
  const [, before = '', name = '', after] = /^([\s\-"']*)([A-Za-z][\w.-]*)([=\s:])/.exec(text) ?? [];
  if (after === ':') return name;
  return before.endsWith('--') ? `--${name}` : (VARIABLE.exec(text)?.[1] ?? '');
}

const VARIABLE = /^(?:export )?([A-Z][A-Z_]+)=[^=]/;

/** How a report writes a place: the file and the region in it. */
interface SarifPlaces {
  readonly file: (uri: string) => object;
  readonly region: (at: Location) => object;
}

/** The quick fixes as SARIF has them (2.1.0 §3.55); those that would write out key material or a secret are left out. */
export function sarifFixes(fixes: readonly Fix[], { file, region }: SarifPlaces): readonly object[] | undefined {
  const shown = fixes.filter(({ edits }) => edits.every(({ text }) => !holdsContent(text)));
  if (shown.length === 0) return undefined;
  return shown.map(({ title, edits }) => ({
    description: { text: sarifText(title) },
    artifactChanges: [...new Set(edits.map(({ uri }) => uri))].map((changed) => ({
      artifactLocation: file(changed),
      replacements: edits
        .filter(({ uri }) => uri === changed)
        .map(({ span, text }) => ({
          deletedRegion: region({ uri: changed, span }),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
    })),
  }));
}

/** PEM, or a run of base64 as long as only keys, certificates and tokens have. */
function holdsContent(text: string): boolean {
  return text.includes('-----BEGIN') || /[A-Za-z0-9+=_-]{48}/.test(text.replaceAll(/\s|\\n/g, ''));
}
