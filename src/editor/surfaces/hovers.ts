import * as vscode from 'vscode';
import { type DecodedFile, describeAt, type Finding } from '../../core/index.ts';
import { pointedAt, toMarkedRange, toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { describeMarkdown } from '../text/describeMarkdown.ts';
import { language } from '../text/language.ts';
import { trustedMarkdown } from '../text/trustedMarkdown.ts';
import { encodedHover } from './encodedHover.ts';
import { placeActions } from './placeActions.ts';
import type { Providers } from './providers.ts';

/**
 * Explains PEM blocks, kubeconfig fields, PKI flags and fields of API objects under the mouse. Registered for every language,
 * since a kubeconfig is "properties" to VS Code as often as YAML. Elsewhere, also in files that are not in the report, it decodes
 * the PEM, base64 or token under the mouse.
 */
export function registerHovers(inspection: Inspection, providers: Providers): vscode.Disposable {
  return providers.registerForPki((selector) =>
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position) {
        const uri = document.uri.toString();
        const { report, settings } = inspection;
        const pointed = report && pointedAt(report, uri, position);
        const place = report && pointed && describeAt(report, pointed.file.uri, pointed.offset, settings);
        if (!report || !pointed || !place) {
          const encoded = await encodedHover(document, position, inspection);
          return encoded && new vscode.Hover(trustedMarkdown(encoded.text), encoded.range);
        }
        const { file } = pointed;
        const actions = placeActions(report, file.uri, place);
        const others = place.findings.filter((finding) => !editorShows(finding, file, position));
        const text = describeMarkdown(place.description, others, actions, language(), {
          uri: file.uri,
          isBelowProblem: others.length < place.findings.length,
        });
        return new vscode.Hover(trustedMarkdown(text), toRange(file, place.span));
      },
    }),
  );
}

/**
 * Whether the editor's own hover tells this finding of a file to who points at that place, as it does of every problem there
 * unless problems are set to be invisible.
 */
function editorShows({ at }: Finding, file: DecodedFile, position: vscode.Position): boolean {
  if (at.uri !== file.uri || !toMarkedRange(file, at.span).contains(position)) return false;
  return vscode.workspace.getConfiguration('problems').get('visibility') !== false;
}
