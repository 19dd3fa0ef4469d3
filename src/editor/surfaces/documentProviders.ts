import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCodeLenses } from './codeLens.ts';
import { registerFolding } from './folding.ts';
import { registerHovers } from './hovers.ts';
import { registerLinks } from './links.ts';
import type { Providers } from './providers.ts';
import { registerDefinitions, registerReferences } from './references.ts';
import { registerSymbols } from './symbols.ts';
import { registerTaskLenses } from './taskLenses.ts';

/** Registers all that VS Code asks about documents with PKI. Most windows have none, so this is loaded when the first is found. */
export function registerDocumentProviders(inspection: Inspection, providers: Providers): vscode.Disposable {
  const registrations = [
    registerHovers,
    registerCodeActions,
    registerLinks,
    registerDefinitions,
    registerReferences,
    registerSymbols,
    registerFolding,
    registerCodeLenses,
    registerTaskLenses,
  ];
  return vscode.Disposable.from(...registrations.map((register) => register(inspection, providers)));
}
