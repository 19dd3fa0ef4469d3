import { redactionsOf } from '../../formats/redaction/redact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { baseName } from '../../model/source/directories.ts';
import { SpanSet } from '../../model/source/spanIndex.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { hasHidden } from '../../model/text/visibleText.ts';
import { type ChangedLine, lineChanges } from './lineChanges.ts';
import { sedCommand } from './sedCommand.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** A fix for the original of a file that cannot be written here, such as a member of an archive. */
export interface CopiedFix {
  /** For `patch -p1 -d /` on the node. */
  readonly diff: string;
  /** Present if the fix changes, adds or removes one line of a file whose path on the node is known. */
  readonly sed?: ShellCommand;
  readonly files: readonly FileToChange[];
}

/** A file as it is found on its node. */
export interface FileToChange {
  /** Absolute on the node; relative to its folder if the place on the node is not known. */
  readonly path: string;
  /** Absent if the report has a single node. */
  readonly node?: string;
}

/**
 * The fix as text. Undefined if a changed line holds a key, a token or a part that is withheld elsewhere too: what is copied leaves the
 * machine. Also undefined if it holds an invisible character, on which a terminal may act before `patch` reads it.
 */
export function copiedFix(report: Report, { edits }: Fix): CopiedFix | undefined {
  const diffs: string[] = [];
  const files: FileToChange[] = [];
  let sed: ShellCommand | undefined;
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  for (const uri of uris) {
    const file = report.files.get(uri);
    if (file?.text === undefined) return undefined;
    const { path, node, isPlaced } = placeOnNode(report, uri);
    const lines = lineChanges(
      file.text,
      edits.filter((edit) => edit.uri === uri),
    );
    const isSecret = secretLines(file, lines);
    const isWithheld = (line: ChangedLine) => isSecret(line) || hasHidden(line.text);
    if (lines.some((line) => line.kind !== ' ' && isWithheld(line))) return undefined;
    diffs.push(unifiedDiff(path, lines, isWithheld));
    files.push({ path, ...(node !== undefined && { node }) });
    if (uris.length === 1 && isPlaced) sed = sedCommand(path, lines, isWithheld);
  }
  return { diff: diffs.join(''), files, ...(sed !== undefined && { sed }) };
}

function placeOnNode({ nodes }: Report, uri: string): FileToChange & { readonly isPlaced: boolean } {
  for (const { view } of nodes) {
    const found = view.files.find(({ file }) => file.uri === uri);
    if (!found) continue;
    const node = nodes.length > 1 ? { node: view.label } : {};
    return { path: found.hostPath ?? found.path, isPlaced: found.hostPath !== undefined, ...node };
  }
  return { path: baseName(uri), isPlaced: false };
}

/** Whether a line holds what is shown nowhere. A key in PEM text is on many lines, so the text before is searched as a whole. */
function secretLines({ text = '' }: DecodedFile, lines: readonly ChangedLine[]): (line: ChangedLine) => boolean {
  const known = new SpanSet(redactionsOf(text));
  const added = lines.filter(({ kind }) => kind === '+').map((line) => line.text);
  const isAddedSecret = redactionsOf(added.join('')).length > 0;
  return ({ kind, text: line, start }) =>
    kind === '+' ? isAddedSecret : known.overlaps({ start, end: start + line.length });
}
