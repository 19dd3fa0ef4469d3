import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import {
  type DecodedFile,
  documentUri,
  type Location,
  markedRange,
  type PointedPlace,
  type Position,
  pointedPlace,
  type Report,
  type Severity,
  type Span,
  shownPlace,
  shownWithin,
} from '../../core/index.ts';
import { decodedFileUri } from './documentUris.ts';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, vscode.DiagnosticSeverity>;

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** The URI to open for a file of the report: for one that a document writes, the document's. */
export function openableUri(uri: string): vscode.Uri {
  return vscode.Uri.parse(documentUri(uri), true);
}

/** The path of a file of the report below the folders of the window; of one that a document writes, with its place in it. */
export function workspacePath(uri: string): string {
  return vscode.workspace.asRelativePath(openableUri(uri)) + shownWithin(uri);
}

/** The span as the editor counts it, in what it can open. An editor's text lacks the byte-order mark that the core counts. */
export function toRange(given: DecodedFile | undefined, within: Span): vscode.Range {
  if (!given) return new vscode.Range(0, 0, 0, 0);
  const { file, span } = shownPlace(given, within);
  const { start, end } = file.lines.rangeOf(span);
  const mark = markLength(file);
  return new vscode.Range(toPosition(start, mark), toPosition(end, mark));
}

/** The file of the report that a position of a document is in, and the core's offset; undefined if the report has no such document. */
export function pointedAt(report: Report, uri: string, { line, character }: vscode.Position): PointedPlace | undefined {
  const file = report.files.get(uri);
  if (!file) return undefined;
  const offset = file.lines.offsetAt({ line, character: line === 0 ? character + markLength(file) : character });
  return pointedPlace(report, file, offset);
}

/** Farther right, a line must be scrolled to show a place: base64 fields of kubeconfigs stand there. */
const IN_SIGHT = 120;

/** The range of a place, from the name of the field where it lies far within its value: what is opened is then in sight. */
export function toVisibleRange(given: DecodedFile | undefined, within: Span): vscode.Range {
  const range = toRange(given, within);
  const name = given && nameInSight(given, within);
  return name ? new vscode.Range(name.start, range.end) : range;
}

/** The range that a problem at the place marks: the name of the field where it lies far within its value. */
export function toMarkedRange(given: DecodedFile | undefined, within: Span): vscode.Range {
  if (!given) return toRange(given, within);
  const { start, end } = markedRange(given, within);
  const mark = markLength(shownPlace(given, within).file);
  return nameInSight(given, within) ?? new vscode.Range(toPosition(start, mark), toPosition(end, mark));
}

/** The name of the field whose base64 begins the line and has the place out of sight; undefined for every other place. */
function nameInSight(given: DecodedFile, within: Span): vscode.Range | undefined {
  const { file, span } = shownPlace(given, within);
  if (file.text === undefined) return undefined;
  const { line, character } = file.lines.positionAt(span.start);
  if (character < IN_SIGHT) return undefined;
  const start = file.lines.lineStart(span.start);
  const found = FIELD.exec(file.text.slice(start, start + 300));
  if (!found) return undefined;
  const [, lead = '', name = ''] = found;
  return new vscode.Range(line, lead.length, line, lead.length + name.length);
}

const FIELD = /^([ \t]*(?:- )?)("[\w.-]{1,80}"|[\w.-]{1,80}):[ \t]*["']?[\w+/=-]{100}/;

export function toLocation(report: Report, { uri, span }: Location): vscode.Location {
  return new vscode.Location(openableUri(uri), toMarkedRange(report.files.get(uri), span));
}

function toPosition({ line, character }: Position, mark: number): vscode.Position {
  return new vscode.Position(line, line === 0 ? Math.max(0, character - mark) : character);
}

function markLength({ text }: DecodedFile): number {
  return text?.startsWith('\u{feff}') ? 1 : 0;
}

/** The place as an editor can show it: of a binary file, the text of what it holds. */
export function openableLocation(report: Report, location: Location): vscode.Location {
  const file = report.files.get(location.uri);
  if (!file || file.text !== undefined || file.within) return toLocation(report, location);
  const { path } = vscode.Uri.parse(location.uri, true);
  return new vscode.Location(decodedFileUri(location.uri, baseName(path)), new vscode.Range(0, 0, 0, 0));
}
