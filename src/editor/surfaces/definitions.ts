import * as vscode from 'vscode';
import { definitionsAt, subjectAt } from '../../core/index.ts';
import { toOffset, toRange } from '../convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { openableLocation } from './openableLocation.ts';

/** Goes from a path to its file, from a copy of a certificate to its own file, and from there to its signer. */
export function registerDefinitions(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(
    { scheme: '*' },
    {
      provideDefinition(document, position): vscode.LocationLink[] | undefined {
        const { report } = inspection;
        const uri = document.uri.toString();
        const file = report?.files.get(uri);
        if (!report || !file) return undefined;
        const offset = toOffset(file, position);
        const subject = subjectAt(report, uri, offset);
        // A path is one word here, whatever the language takes for words.
        const originSelectionRange = subject?.kind === 'file' && subject.lead ? toRange(file, subject.span) : undefined;
        return definitionsAt(report, uri, offset).map((location) => {
          const { uri: targetUri, range: targetRange } = openableLocation(report, location);
          const targetSelectionRange = new vscode.Range(targetRange.start, targetRange.start);
          return { originSelectionRange, targetUri, targetRange, targetSelectionRange };
        });
      },
    },
  );
}
