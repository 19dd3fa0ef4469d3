import * as vscode from 'vscode';
import {
  artifactLine,
  type DecodedFile,
  FILE_START,
  type PathReference,
  pathReferencesOf,
  phrase,
  type Report,
  shownFiles,
  type Text,
} from '../../core/index.ts';
import { openableLocation, toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shownMarkdown } from '../text/shown.ts';
import type { Providers } from './providers.ts';
import { registerAgain } from './registerAgain.ts';

/** Makes each path of a flag, kubeconfig, configuration or unit a link to its file, if that exists. */
export function registerLinks(inspection: Inspection, providers: Providers): vscode.Disposable {
  const provider: vscode.DocumentLinkProvider = {
    provideDocumentLinks(document) {
      const { report } = inspection;
      const uri = document.uri.toString();
      if (!report?.files.has(uri)) return undefined;
      return shownFiles(report, uri).flatMap((file) =>
        pathReferencesOf(report, file.uri).flatMap((lead) => linksOf(report, file, lead)),
      );
    },
  };
  return providers.registerForPki((selector) => {
    const register = () => vscode.languages.registerDocumentLinkProvider(selector, provider);
    // Whether a path leads somewhere depends on every file.
    return registerAgain(inspection, register, () => true);
  });
}

function linksOf(report: Report, from: DecodedFile, { reference }: PathReference): readonly vscode.DocumentLink[] {
  const { at, resolution } = reference;
  if (resolution.kind !== 'file') return [];
  const [first, ...others] = resolution.file.artifacts;
  const target = { uri: resolution.uri, span: first?.origin.span ?? FILE_START };
  const link = new vscode.DocumentLink(toRange(from, at.span), linkUri(openableLocation(report, target)));
  if (first) link.tooltip = tooltip(artifactLine(first, report.now), others.length);
  return [link];
}

/** With the line as VS Code's own links have it, since a link has no place for a range. */
function linkUri({ uri, range }: vscode.Location): vscode.Uri {
  return range.start.line === 0 ? uri : uri.with({ fragment: `L${range.start.line + 1}` });
}

/** VS Code puts the text into Markdown without escaping all of it. */
function tooltip(text: Text, count: number): string {
  return shownMarkdown(count > 0 ? phrase('{text} and {count} more', { text, count }) : text);
}
