import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import {
  type DecodedFile,
  documentUri,
  type Location,
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

/** The same, from the name of the field where the span lies far within its value: what is opened is then in sight. */
export function toVisibleRange(given: DecodedFile | undefined, within: Span): vscode.Range {
  const range = toRange(given, within);
  if (!given || range.start.character < IN_SIGHT) return range;
  const { file, span } = shownPlace(given, within);
  if (file.text === undefined) return range;
  const start = file.lines.lineStart(span.start);
  const key = /^[ \t]*(?:- )?[\w.-]{1,80}:[ \t]+["']?[\w+/=-]{100}/.test(file.text.slice(start, start + 300));
  return key
    ? new vscode.Range(new vscode.Position(range.start.line, leadOf(file.text.slice(start))), range.end)
    : range;
}

function leadOf(line: string): number {
  return /^[ \t]*(?:- )?/.exec(line)?.[0].length ?? 0;
}

export function toLocation(report: Report, { uri, span }: Location): vscode.Location {
  return new vscode.Location(openableUri(uri), toVisibleRange(report.files.get(uri), span));
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
