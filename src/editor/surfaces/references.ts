import * as vscode from 'vscode';
import { FILE_START, type Location, referencesAt, type Subject, subjectAt } from '../../core/index.ts';
import { toOffset } from '../convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { openableLocation } from './openableLocation.ts';

/** Finds every place that names a file or holds a copy of a certificate, from the file, from a block and from a path to it. */
export function registerReferences(inspection: Inspection): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(
    { scheme: '*' },
    {
      provideReferences(document, position, { includeDeclaration }) {
        const { report } = inspection;
        const uri = document.uri.toString();
        const file = report?.files.get(uri);
        if (!report || !file) return undefined;
        const offset = toOffset(file, position);
        const subject = subjectAt(report, uri, offset);
        if (!subject) return undefined;
        const uses = referencesAt(report, uri, offset).map(({ at }) => at);
        return [...(includeDeclaration ? ownPlaces(uri, subject) : []), ...uses].map((at) =>
          openableLocation(report, at),
        );
      },
    },
  );
}

/** What the uses are uses of, and the place that asks where it is one of them. */
function ownPlaces(uri: string, subject: Subject): readonly Location[] {
  if (subject.kind === 'artifacts') return [{ uri, span: subject.span }];
  const { file, lead } = subject;
  const declared = { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START };
  return lead ? [declared, lead.reference.at] : [declared];
}
