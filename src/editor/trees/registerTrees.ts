import * as vscode from 'vscode';
import { VIEWS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { registerAutoReveal } from './autoReveal.ts';
import { CertificateChoices } from './certificateChoices.ts';
import { certificatesTree } from './certificatesTree.ts';
import { componentNodes } from './componentNodes.ts';
import { connectionNodes } from './connectionNodes.ts';
import { kubeconfigNodes } from './kubeconfigNodes.ts';
import { topLevel } from './nodeLevel.ts';
import { PkiTree } from './pkiTree.ts';

/** The trees of the activity bar's container. */
export interface Trees extends vscode.Disposable {
  readonly certificates: PkiTree;
  readonly kubeconfigs: PkiTree;
  readonly components: PkiTree;
  readonly connections: PkiTree;
  readonly choices: CertificateChoices;
}

/** `memento` remembers how the certificates are ordered. */
export function registerTrees(inspection: Inspection, memento: vscode.Memento): Trees {
  const choices = new CertificateChoices(memento);
  const certificates = certificatesTree(inspection, choices);
  const kubeconfigs = new PkiTree(VIEWS.kubeconfigs, inspection, (report, thresholds) =>
    topLevel(report, thresholds, { has: ({ view }) => view.kubeconfigs.length > 0, rows: kubeconfigNodes }),
  );
  const components = new PkiTree(VIEWS.components, inspection, (report, thresholds) =>
    topLevel(report, thresholds, { has: ({ view }) => view.components.length > 0, rows: componentNodes }),
  );
  const connections = new PkiTree(VIEWS.connections, inspection, connectionNodes);
  const all = vscode.Disposable.from(
    choices,
    certificates,
    kubeconfigs,
    components,
    connections,
    registerAutoReveal(inspection, { certificates: certificates.tree, kubeconfigs, components }),
  );
  return {
    certificates: certificates.tree,
    kubeconfigs,
    components,
    connections,
    choices,
    dispose: () => all.dispose(),
  };
}
