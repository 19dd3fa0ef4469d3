import * as vscode from 'vscode';
import type { Situation } from '../outside/questions.ts';

/** The settings as they are now, the clock, and the documents that are open and not saved. */
export function situation(folder: vscode.WorkspaceFolder): Situation {
  const { uri, name } = folder;
  const ours = vscode.workspace.getConfiguration('kubernetesPKI', uri);
  const excluded: Readonly<Record<string, unknown>> =
    vscode.workspace.getConfiguration('files', uri).get('exclude') ?? {};
  return {
    folder: { uri: uri.toString(), name },
    now: Date.now(),
    settings: {
      warningDays: ours.get('warningDays', 30),
      caWarningDays: ours.get('CAWarningDays', 365),
      rules: plain(ours.get('rules', {})),
      profile: ours.get('profile', 'default'),
      checkFileModes: ours.get('checkFileModes', 'auto'),
      exclude: [...ours.get<string[]>('exclude', []), ...Object.keys(excluded).filter((one) => excluded[one] === true)],
    },
    unsaved: vscode.workspace.textDocuments.flatMap((document) =>
      document.isDirty && !document.isClosed
        ? [[document.uri.toString(), new TextEncoder().encode(document.getText())] as const]
        : [],
    ),
  };
}

/** The value of a setting is a proxy, which cannot be sent to another process. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
