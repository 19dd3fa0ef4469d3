import * as vscode from 'vscode';
import { type Artifact, artifactIdOf, artifactsById, describeAt, type Report, yamlPathOf } from '../../core/index.ts';
import { pointedAt } from '../conversion/convert.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { readTarget } from '../viewer/target.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command, CommandContext } from './command.ts';
import { rowArtifact } from './rowTarget.ts';

/**
 * Opens the certificate viewer: for a file of the Explorer, the certificate of a tree row, whatever a hover is about, what lies at the cursor,
 * the file of the active editor, or else a certificate picked from a list.
 */
export const openViewer: Command = {
  id: COMMANDS.openViewer,
  async run(context, [row]) {
    if (row instanceof vscode.Uri) {
      await context.viewers.openFile({ uri: row.toString() });
      return;
    }
    const { inspection } = context;
    if (!inspection.report) await inspection.refresh();
    const { report } = inspection;
    if (!report) return;
    const artifact = rowArtifact(report, row) ?? linkedArtifact(report, row) ?? atCursor(report, context);
    if (artifact) {
      await openArtifact(context, report, artifact);
      return;
    }
    const active = activeUri();
    if (active !== undefined && (report.files.get(active)?.artifacts.length ?? 0) > 0) {
      await context.viewers.openFile({ uri: active });
      return;
    }
    const picked = await chosenCertificate(context, row);
    if (picked) await openArtifact(context, report, picked);
  },
};

/** An artifact inside YAML, or in a file that a document writes, has a separate panel; all others are parts of their file. */
async function openArtifact({ viewers }: CommandContext, report: Report, artifact: Artifact): Promise<void> {
  const { uri } = artifact.origin;
  const file = report.files.get(uri);
  const id = artifactIdOf(file?.artifacts ?? [], artifact);
  if (id === undefined) return;
  if (yamlPathOf(artifact) === undefined && !file?.within) await viewers.openFile({ uri, id });
  else viewers.openArtifact({ uri, id }, vscode.l10n.t('Certificate'));
}

/** The artifact of a hover's link, which names its file and its id there: a request, a key, a list. */
function linkedArtifact(report: Report, row: unknown): Artifact | undefined {
  const target = readTarget(row);
  const file = target && report.files.get(target.uri);
  return file && target.id !== undefined ? artifactsById(file.artifacts).get(target.id) : undefined;
}

/** A certificate before any other block there. */
function atCursor(report: Report, { inspection }: CommandContext): Artifact | undefined {
  const editor = vscode.window.activeTextEditor;
  const pointed = editor && pointedAt(report, editor.document.uri.toString(), editor.selection.active);
  if (!pointed) return undefined;
  const place = describeAt(report, pointed.file.uri, pointed.offset, inspection.settings);
  return place?.artifacts.find(({ kind }) => kind === 'certificate') ?? place?.artifacts[0];
}

/** The document of the active tab, in a text editor or a custom editor. */
function activeUri(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri.toString();
  return undefined;
}
