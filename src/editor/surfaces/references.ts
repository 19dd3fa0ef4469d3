import * as vscode from 'vscode';
import { type Location, subjectAt, usesAt } from '../../core/index.ts';
import { toOffset } from '../convert.ts';
import type { Inspection } from '../inspection.ts';
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
        const own: Location =
          subject.kind === 'file'
            ? { uri: subject.file.uri, span: subject.file.artifacts[0]?.origin.span ?? { start: 0, end: 0 } }
            : { uri, span: subject.span };
        const uses = usesAt(report, uri, offset).map(({ at }) => at);
        return [...(includeDeclaration ? [own] : []), ...uses].map((at) => openableLocation(report, at));
      },
    },
  );
}
