import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import { pointedAt } from '../conversion/convert.ts';
import type { Wanted } from './findRow.ts';
import type { PkiTree } from './pkiTree.ts';

/** The file of the report that the active editor shows, as text or in the viewer; undefined for any other. */
export function activeFile(report: Report | undefined): Wanted | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile ? fileOf(report, input.uri) : undefined;
}

/** A file of the report with the cursor, where the active editor is in it; undefined for a file that is not in it. */
export function fileOf(report: Report | undefined, uri: vscode.Uri): Wanted | undefined {
  const document = report?.files.get(uri.toString());
  if (!report || !document) return undefined;
  const editor = vscode.window.activeTextEditor;
  const isHere = editor?.document.uri.toString() === document.uri && document.text !== undefined;
  const pointed = editor && isHere ? pointedAt(report, document.uri, editor.selection.active) : undefined;
  const { file, offset } = pointed ?? { file: document, offset: undefined };
  const certificates = file.artifacts.flatMap((one) => (one.kind === 'certificate' ? one.certificate.sha256 : []));
  return { uri: file.uri, offset, certificates: new Set(certificates) };
}

/** The content of each view of files. */
export interface FileTrees {
  readonly certificates: PkiTree;
  readonly kubeconfigs: PkiTree;
  readonly components: PkiTree;
}

/** The views that tell what a file is, the nearest first: a kubeconfig, a component's configuration, certificates. */
export function treesOfFile({ nodes, files }: Report, uri: string, trees: FileTrees): readonly PkiTree[] {
  const isKubeconfig = nodes.some(({ view }) => view.kubeconfigs.some((one) => one.uri === uri));
  const isComponent = nodes.some(({ view }) => view.components.some((one) => one.uri === uri));
  const hasArtifacts = (files.get(uri)?.artifacts.length ?? 0) > 0;
  return [
    ...(isKubeconfig ? [trees.kubeconfigs] : []),
    ...(isComponent ? [trees.components] : []),
    ...(hasArtifacts ? [trees.certificates] : []),
  ];
}
