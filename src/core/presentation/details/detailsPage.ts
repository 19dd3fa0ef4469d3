import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { isAuthority, keyText, privateKeyText } from '../../model/labels/certificates.ts';
import { type Thresholds, timeLeftText, validityState } from '../../model/labels/times.ts';
import type { Report } from '../../model/report.ts';
import { baseName } from '../../model/source/directories.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf, untrusted } from '../../model/text/untrusted.ts';
import { artifactTitle } from '../describe/artifactName.ts';
import { type DescribeContext, describeContext, locationOf } from '../describe/context.ts';
import { VALIDITY_TONES } from '../describe/description.ts';
import { nodeOf } from '../describe/places/describeAt.ts';
import { artifactsById } from './artifactId.ts';
import { findingDetails, itemDetails } from './itemDetails.ts';
import type { ViewerNote, ViewerPage, ViewerTab } from './page.ts';
import { type Place, Places } from './places.ts';

/** The content to show, and how much of it. */
export interface DetailsRequest {
  readonly uri: string;
  /** Id of the only artifact that the page is about; absent for all of the file. */
  readonly only?: string | undefined;
  /** Id of the artifact whose tab is open; the first where it is absent or gone. */
  readonly shown?: string | undefined;
}

export interface DrawnPage {
  readonly page: ViewerPage;
  /** The target of each place on the page. */
  readonly places: ReadonlyMap<string, Place>;
  /** The artifact of each tab. */
  readonly artifacts: ReadonlyMap<string, Artifact>;
}

/** The page of a file or artifact; undefined if the report does not hold the file. */
export function detailsPage(report: Report, request: DetailsRequest, thresholds: Thresholds): DrawnPage | undefined {
  const file = report.files.get(request.uri);
  const node = nodeOf(report, request.uri);
  if (!file || !node) return undefined;
  const context = describeContext(node, report.now, thresholds);
  const places = new Places();
  const all = artifactsById(file.artifacts);
  const artifacts = request.only === undefined ? all : only(all, request.only);
  const shown = request.shown !== undefined && artifacts.has(request.shown) ? request.shown : first(artifacts);
  const artifact = shown === undefined ? undefined : artifacts.get(shown);
  const path = context.pathOf(file.uri);
  const page: ViewerPage = {
    title: untrusted(request.only === undefined ? baseName(path) : fieldOf(artifact, context, path)),
    path: untrusted(path),
    notes: notesOf(file, artifacts, request.only),
    findings: request.only === undefined ? fileFindings(report, file, places) : [],
    tabs: [...artifacts].map(([id, one]) => tabOf(id, one, context)),
    shown:
      shown === undefined || !artifact ? undefined : itemDetails(shown, artifact, { report, node, context }, places),
    locked: file.artifacts.some(isLocked),
  };
  return { page, places: places.all, artifacts };
}

function only(all: ReadonlyMap<string, Artifact>, id: string): ReadonlyMap<string, Artifact> {
  const artifact = all.get(id);
  return new Map(artifact ? [[id, artifact]] : []);
}

/** Certificates are what people open a file for. */
function first(artifacts: ReadonlyMap<string, Artifact>): string | undefined {
  for (const [id, { kind }] of artifacts) if (kind === 'certificate') return id;
  return artifacts.keys().next().value;
}

function fieldOf(artifact: Artifact | undefined, context: DescribeContext, path: string): string {
  return artifact ? baseName(path) + context.placeName(artifact).slice(path.length) : baseName(path);
}

function tabOf(id: string, artifact: Artifact, { now, thresholds }: DescribeContext): ViewerTab {
  const label = artifactTitle(artifact);
  switch (artifact.kind) {
    case 'certificate': {
      const facts = { ...artifact.certificate, isCa: isAuthority(artifact.certificate) };
      return {
        id,
        label,
        detail: timeLeftText(facts, now),
        tone: VALIDITY_TONES[validityState(facts, now, thresholds)],
      };
    }
    case 'privateKey':
      return { id, label, detail: privateKeyText(artifact.key) };
    case 'publicKey':
      return { id, label, detail: keyText(artifact.key) };
    default:
      return { id, label };
  }
}

function notesOf(
  file: DecodedFile,
  artifacts: ReadonlyMap<string, Artifact>,
  wanted: string | undefined,
): readonly ViewerNote[] {
  const problems = file.problems.slice(0, 20).map(({ message }) => ({ text: message, tone: 'bad' as const }));
  if (artifacts.size === 0) {
    return wanted === undefined
      ? [{ text: phrase('Nothing in this file can be decoded.') }, ...problems]
      : [{ text: phrase('This is no longer in the scanned files.') }];
  }
  const stale = file.stale
    ? [{ text: phrase('The document is damaged; its last valid content is shown.'), tone: 'warning' as const }]
    : [];
  return wanted === undefined ? [...stale, ...problems] : stale;
}

function fileFindings(report: Report, file: DecodedFile, places: Places): ViewerPage['findings'] {
  // Most rules about damage say what the notes say, word for word.
  const reported = new Set(file.problems.map(({ message }) => plainText(message)));
  const spans = file.artifacts.map((artifact) => locationOf(artifact).span);
  return report.findings
    .filter(({ at, message }) => at.uri === file.uri && !reported.has(plainText(message)))
    .filter(({ at }) => !spans.some(({ start, end }) => at.span.start <= end && at.span.end >= start))
    .map((finding) => findingDetails(finding, places));
}

/** A key store whose certificates and keys are hidden without its password. */
function isLocked(artifact: Artifact): boolean {
  if (artifact.kind === 'other') return contentOf(artifact.label) === 'PKCS#12';
  return artifact.kind === 'container' && artifact.container.format === 'PKCS#12';
}
