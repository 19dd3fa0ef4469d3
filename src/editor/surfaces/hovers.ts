import * as vscode from 'vscode';
import { describeAt, isCandidateName } from '../../core/index.ts';
import { toOffset, toRange } from '../convert.ts';
import { describeMarkdown } from '../describeMarkdown.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { language } from '../language.ts';
import { trustedMarkdown } from '../trustedMarkdown.ts';
import { editorShows } from './editorShows.ts';
import { encodedHover } from './encodedHover.ts';
import { firstReport } from './firstReport.ts';
import { placeActions } from './placeActions.ts';

/**
 * Explains PEM blocks, kubeconfig fields, PKI flags and fields of API objects under the mouse. Registered for every file,
 * since a kubeconfig is "properties" to VS Code as often as YAML. Elsewhere, also in files that are not in the report, it decodes
 * the PEM, base64 or token under the mouse.
 */
export function registerHovers(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { scheme: '*' },
    {
      async provideHover(document, position, token) {
        const uri = document.uri.toString();
        // Just after the start the files are still being looked at; of other files nothing is awaited.
        const report = isCandidateName(nameOf(document)) ? await firstReport(inspection, token) : inspection.report;
        const { settings } = inspection;
        const file = report?.files.get(uri);
        const place = report && file && describeAt(report, uri, toOffset(file, position), settings);
        if (!report || !file || !place) {
          const encoded = await encodedHover(document, position, inspection);
          return encoded && new vscode.Hover(trustedMarkdown(encoded.text), encoded.range);
        }
        const actions = placeActions(report, uri, place);
        const text = describeMarkdown(
          place.description,
          place.findings.filter((finding) => !editorShows(finding, file, position)),
          actions,
          language(),
        );
        return new vscode.Hover(trustedMarkdown(text), toRange(file, place.span));
      },
    },
  );
}

function nameOf({ uri: { path } }: vscode.TextDocument): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
