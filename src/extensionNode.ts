import type * as vscode from 'vscode';
import { activateWith } from './extension.ts';
import { host } from './host/node.ts';

/** The same extension, the very same bundle, with what Node can do beside it: read links and file modes. */
export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateWith> {
  // A separate bundle, loaded when the sample is opened.
  return activateWith(context, host, () => import('./sample/buildSampleCluster.ts'));
}
