import * as vscode from 'vscode';
import { VIEWS } from '../ids.ts';
import type { Inspection } from '../inspection.ts';
import { certificateNodes } from './certificateNodes.ts';
import { componentNodes } from './componentNodes.ts';
import { connectionNodes } from './connectionNodes.ts';
import { kubeconfigNodes } from './kubeconfigNodes.ts';
import { skippedRows, topLevel } from './nodeLevel.ts';
import { PkiTree } from './pkiTree.ts';

/** The trees of the activity bar's container. */
export interface Trees extends vscode.Disposable {
  readonly certificates: PkiTree;
  readonly kubeconfigs: PkiTree;
  readonly components: PkiTree;
  readonly connections: PkiTree;
}

export function registerTrees(inspection: Inspection): Trees {
  const certificates = new PkiTree(VIEWS.certificates, inspection, (report, thresholds) => [
    ...topLevel(report, thresholds, certificateNodes),
    ...skippedRows(report),
  ]);
  const kubeconfigs = new PkiTree(VIEWS.kubeconfigs, inspection, (report, thresholds) =>
    topLevel(report, thresholds, kubeconfigNodes),
  );
  const components = new PkiTree(VIEWS.components, inspection, (report, thresholds) =>
    topLevel(report, thresholds, componentNodes),
  );
  const connections = new PkiTree(VIEWS.connections, inspection, connectionNodes);
  const all = vscode.Disposable.from(certificates, kubeconfigs, components, connections);
  return { certificates, kubeconfigs, components, connections, dispose: () => all.dispose() };
}
