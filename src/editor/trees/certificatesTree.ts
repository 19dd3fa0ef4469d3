import * as vscode from 'vscode';
import { VIEWS } from '../ids.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { CertificateChoices } from './certificateChoices.ts';
import { certificateNodes } from './certificateNodes.ts';
import { type CertificateView, countShown, hasCertificates } from './certificates/certificateView.ts';
import { filterText } from './filterText.ts';
import { groupingText } from './groupingText.ts';
import { skippedRows, topLevel } from './nodeLevel.ts';
import { PkiTree } from './pkiTree.ts';
import { translatedWords } from './translatedWords.ts';

/** The view of the certificates, in the order and with the filter that are chosen; it says so above the rows. */
export function certificatesTree(
  inspection: Inspection,
  choices: CertificateChoices,
): vscode.Disposable & { readonly tree: PkiTree } {
  const view = (): CertificateView => ({ ...shownBy(choices), words: translatedWords() });
  const tree = new PkiTree(VIEWS.certificates, inspection, (report, thresholds) => {
    const shown = view();
    const rows = topLevel(report, thresholds, {
      has: (node, now) => hasCertificates(node, now, thresholds, shown),
      rows: (node, now) => certificateNodes(node, now, thresholds, shown),
    });
    return shown.filter ? rows : [...rows, ...skippedRows(report)];
  });
  const tell = () => {
    tree.view.description = choices.grouping === 'authority' ? undefined : groupingText(choices.grouping);
    tree.view.message = inspection.notice ?? filterMessage(inspection, choices);
  };
  tell();
  const all = vscode.Disposable.from(
    tree,
    inspection.onDidChange(tell),
    inspection.onDidChangeNotice(tell),
    choices.onDidChange(() => {
      tell();
      tree.renew();
    }),
  );
  return { tree, dispose: () => all.dispose() };
}

function shownBy({ grouping, filter }: CertificateChoices): Pick<CertificateView, 'grouping' | 'filter'> {
  return { grouping, filter };
}

/** What is filtered and how many are left: "Expired: 3 of 22 shown"; undefined without a filter. */
function filterMessage({ report, settings }: Inspection, { filter }: CertificateChoices): string | undefined {
  if (!report || !filter) return undefined;
  const { shown, total } = countShown(report, settings, { filter });
  return vscode.l10n.t('{0}: {1} of {2} shown', filterText(filter), shown, total);
}
