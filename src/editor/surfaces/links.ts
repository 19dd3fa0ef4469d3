import * as vscode from 'vscode';
import { artifactLine, FILE_START, leadsOf } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { Inspection } from '../inspection.ts';
import { escapeMarkdown } from '../markdown.ts';
import { openableLocation } from './openableLocation.ts';

/** Makes each path of a flag, kubeconfig, configuration or unit a link to its file; one that leads nowhere is none. */
export function registerLinks(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    { scheme: '*' },
    {
      provideDocumentLinks(document) {
        const { report } = inspection;
        const uri = document.uri.toString();
        const file = report?.files.get(uri);
        if (!report || !file) return undefined;
        return leadsOf(report, uri).flatMap(({ reference: { at, resolution } }) => {
          if (resolution.kind !== 'file') return [];
          const [first, ...others] = resolution.file.artifacts;
          const target = { uri: resolution.uri, span: first?.origin.span ?? FILE_START };
          const link = new vscode.DocumentLink(toRange(file, at.span), linkUri(openableLocation(report, target)));
          if (first) link.tooltip = tooltip(artifactLine(first, report.now), others.length);
          return [link];
        });
      },
    },
  );
}

/** With the line as VS Code's own links have it, since a link has no place for a range. */
function linkUri({ uri, range }: vscode.Location): vscode.Uri {
  return range.start.line === 0 ? uri : uri.with({ fragment: `L${range.start.line + 1}` });
}

/** VS Code puts the text into Markdown without escaping all of it. */
function tooltip(line: string, others: number): string {
  return escapeMarkdown(others > 0 ? vscode.l10n.t('{0}, and {1} more', line, others) : line);
}
