import type * as vscode from 'vscode';
import { activateWith } from './extension.ts';
import { host } from './host/node.ts';

/** The same extension, from the same bundle, with the abilities of Node: reading links and file modes. */
export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateWith> {
  // A separate bundle, loaded when the sample is opened.
  return activateWith(context, host, () => import('./sample/buildSampleCluster.ts'));
}
