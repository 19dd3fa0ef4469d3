import * as vscode from 'vscode';
import { describeAt } from '../../core/index.ts';
import { toOffset, toRange } from '../convert.ts';
import { describeMarkdown, LINKED_COMMANDS } from '../describeMarkdown.ts';
import type { Inspection } from '../inspection.ts';

/**
 * Explains PEM blocks, kubeconfig fields and PKI flags under the mouse. Registered for every file, since a kubeconfig
 * is "properties" to VS Code as often as YAML, and silent at once for files that are not in the report.
 */
export function registerHovers(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { scheme: '*' },
    {
      provideHover(document, position) {
        const uri = document.uri.toString();
        const file = inspection.report?.files.get(uri);
        if (!inspection.report || !file) return undefined;
        const place = describeAt(inspection.report, uri, toOffset(file, position), inspection.settings);
        if (!place) return undefined;
        const text = describeMarkdown(place.description, place.findings);
        return new vscode.Hover(trustedMarkdown(text), toRange(file, place.span));
      },
    },
  );
}

/** Our own Markdown: it may run the commands it links to, and no others; HTML is not rendered. */
export function trustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: LINKED_COMMANDS };
  return markdown;
}
