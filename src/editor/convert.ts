import * as vscode from 'vscode';
import type { DecodedFile, Location, Position, Report, Severity, Span } from '../core/index.ts';
import { decodedFileUri } from './surfaces/documentUris.ts';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, vscode.DiagnosticSeverity>;

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** The span as the editor counts it. An editor's text lacks the byte-order mark that the core counts. */
export function toRange(file: DecodedFile | undefined, span: Span): vscode.Range {
  if (!file) return new vscode.Range(0, 0, 0, 0);
  const { start, end } = file.lines.rangeOf(span);
  const mark = markLength(file);
  return new vscode.Range(toPosition(start, mark), toPosition(end, mark));
}

/** The core's offset of a position in the text it decoded. */
export function toOffset(file: DecodedFile, { line, character }: vscode.Position): number {
  return file.lines.offsetAt({ line, character: line === 0 ? character + markLength(file) : character });
}

/** Farther right, a line must be scrolled to show a place: base64 fields of kubeconfigs stand there. */
const IN_SIGHT = 120;

/** The same, from the name of the field where the span lies far within its value: what is opened is then in sight. */
export function toVisibleRange(file: DecodedFile | undefined, span: Span): vscode.Range {
  const range = toRange(file, span);
  if (file?.text === undefined || range.start.character < IN_SIGHT) return range;
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
  return new vscode.Location(vscode.Uri.parse(uri, true), toVisibleRange(report.files.get(uri), span));
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
  if (!file || file.text !== undefined) return toLocation(report, location);
  const { path } = vscode.Uri.parse(location.uri, true);
  return new vscode.Location(
    decodedFileUri(location.uri, path.slice(path.lastIndexOf('/') + 1)),
    new vscode.Range(0, 0, 0, 0),
  );
}
