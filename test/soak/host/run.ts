import path from 'node:path';
import * as vscode from 'vscode';
import type { TestedApi } from '../../../src/extension.ts';
import { watchRejections } from '../../vscode/entry/watchRejections.ts';
import { LINE_MARK, RESULT_MARK } from '../../vscode/resultMark.ts';
import { readPlan } from '../plan.ts';
import { Outside } from './outside.ts';
import { Settling } from './settle.ts';
import { Soak } from './soak.ts';
import { SoakWorkspace } from './workspace.ts';

const EXTENSION = 'kubernetes-pki-inspector.kubernetes-pki-inspector';

/** Called by VS Code in the Node extension host. */
export async function run(): Promise<void> {
  const print = (text: string) => {
    for (const line of text.split('\n')) console.log(`${LINE_MARK}${line}`);
  };
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const extension = vscode.extensions.getExtension<TestedApi>(EXTENSION);
  if (!folder || !extension) throw new Error('The extension or its workspace is not there.');
  const rejections = watchRejections();
  const plan = readPlan(folder.uri.fsPath);
  const outside = new Outside(path.resolve(extension.extensionPath));
  const api = await extension.activate();
  const settling = new Settling(api, api.internal, outside, folder);
  const workspace = new SoakWorkspace(folder.uri.fsPath, plan.seed, outside);
  const soak = new Soak(plan, workspace, settling, print);
  try {
    await soak.run();
    if (rejections.length > 0) throw new Error(`Promises were rejected, and nobody cared:\n${rejections.join('\n')}`);
  } catch (error) {
    print(`FAILED at step ${soak.step} of seed ${plan.seed}: ${error instanceof Error ? error.stack : error}`);
    throw error;
  } finally {
    soak.report();
    console.log(`${RESULT_MARK}${JSON.stringify({ passed: soak.comparisons, failed: 0, failures: [] })}`);
    settling.dispose();
    workspace.dispose();
    outside.end();
  }
}
