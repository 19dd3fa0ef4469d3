import * as vscode from 'vscode';
import { phrase, type Report, type Thresholds } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { VIEWS } from '../manifest/ids.ts';
import { shownNotice } from '../text/shown.ts';
import { archiveRows } from './archiveRows.ts';
import type { CertificateChoices } from './certificateChoices.ts';
import { errorBadge } from './errorBadge.ts';
import { filterText } from './filterText.ts';
import { groupingText } from './groupingText.ts';
import { PkiTree } from './pkiTree.ts';
import { certificateRows, countShown } from './rows.ts';
import type { NextTurn } from './turns.ts';

/** The view of the certificates, in the order and with the filter that are chosen; it says so above the rows. */
export function certificatesTree(
  inspection: Inspection,
  choices: CertificateChoices,
  nextTurn: NextTurn,
): vscode.Disposable & { readonly tree: PkiTree } {
  const rowsOf = (report: Report, thresholds: Thresholds) =>
    inspection.state === 'archive' ? archiveRows(report) : certificateRows(report, thresholds, choices);
  const tree = new PkiTree(VIEWS.certificates, inspection, rowsOf, nextTurn);
  const tell = () => {
    tree.view.badge = inspection.report && errorBadge(inspection.report);
    tree.view.description = descriptionOf(choices) ?? '';
    tree.view.message =
      inspection.notice ?? archiveMessage(inspection, tree) ?? filterMessage(inspection, choices) ?? '';
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

/** The order, unless it is the usual one. */
function descriptionOf({ grouping }: CertificateChoices): string | undefined {
  return grouping === 'authority' ? undefined : groupingText(grouping);
}

/** The text above the rows of archives, or while one is read; a view without rows says the latter itself. */
function archiveMessage({ state }: Inspection, { rows }: PkiTree): string | undefined {
  if (state === 'reading' && rows.length > 0) return vscode.l10n.t('Reading the files…');
  if (state !== 'archive') return undefined;
  return vscode.l10n.t('No certificates found. Archives are inspected without unpacking, and nothing is written.');
}

/** The filter and the number of matches: "Expired: 3 of 22 shown"; undefined without a filter. */
function filterMessage({ report, settings }: Inspection, { filter }: CertificateChoices): string | undefined {
  if (!report || !filter) return undefined;
  const { shown, total } = countShown(report, settings, { filter });
  // VS Code draws and follows links in it.
  return shownNotice(phrase('{filter}: {shown} of {total} shown', { filter: filterText(filter), shown, total }));
}
