import * as vscode from 'vscode';
import { definitionsAt, FILE_START, type Location, referencesAt, type Subject, subjectAt } from '../../core/index.ts';
import { openableLocation, pointedAt, toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { Providers } from './providers.ts';

/** Finds every place that names a file or holds a copy of a certificate, from the file, from a block and from a path to it. */
export function registerReferences(inspection: Inspection, providers: Providers): vscode.Disposable {
  return providers.registerForPki((selector) =>
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences(document, position, { includeDeclaration }) {
        const pointed = subjectOf(inspection, document, position);
        if (!pointed?.subject) return undefined;
        const { report, uri, offset, subject } = pointed;
        const references = referencesAt(report, uri, offset).map(({ at }) => at);
        return [...(includeDeclaration ? ownPlaces(uri, subject) : []), ...references].map((at) =>
          openableLocation(report, at),
        );
      },
    }),
  );
}

/** The subject at a position of a file in the report; undefined for any other file. */
function subjectOf({ report }: Inspection, document: vscode.TextDocument, position: vscode.Position) {
  const pointed = report && pointedAt(report, document.uri.toString(), position);
  if (!report || !pointed) return undefined;
  const { file, offset } = pointed;
  const { uri } = file;
  return { report, file, uri, offset, subject: subjectAt(report, uri, offset) };
}

/** The targets of the references, and the place that asks if it is one of them. */
function ownPlaces(uri: string, subject: Subject): readonly Location[] {
  if (subject.kind === 'artifacts') return [{ uri, span: subject.span }];
  const { file, lead } = subject;
  const declared = { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START };
  return lead ? [declared, lead.reference.at] : [declared];
}

/** Goes from a path to its file, from a copy of a certificate to its own file, and from there to its signer. */
export function registerDefinitions(inspection: Inspection, providers: Providers): vscode.Disposable {
  return providers.registerForPki((selector) =>
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition(document, position): vscode.LocationLink[] | undefined {
        const pointed = subjectOf(inspection, document, position);
        if (!pointed) return undefined;
        const { report, file, uri, offset, subject } = pointed;
        // A path is one word here, whatever the language takes for words.
        const isPath = subject?.kind === 'file' && subject.lead;
        const origin = isPath ? { originSelectionRange: toRange(file, subject.span) } : {};
        return definitionsAt(report, uri, offset).map((location) => {
          const { uri: targetUri, range: targetRange } = openableLocation(report, location);
          const targetSelectionRange = new vscode.Range(targetRange.start, targetRange.start);
          return { ...origin, targetUri, targetRange, targetSelectionRange };
        });
      },
    }),
  );
}
