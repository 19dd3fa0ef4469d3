import type { Comparison, ViewerFinding, ViewerItem, ViewerLink, ViewerPage } from '../../core/index.ts';
import { findingText, hasWords, localized } from '../words.ts';
import type { ShownContent } from './viewerSource.ts';

/** What a page shows, with the core's words in the editor's language. */
export function localizedContent(content: ShownContent): ShownContent {
  return content.kind === 'page'
    ? { ...content, page: localizedPage(content.page) }
    : { ...content, comparison: content.comparison && localizedComparison(content.comparison) };
}

function localizedPage(page: ViewerPage): ViewerPage {
  return {
    ...page,
    notes: page.notes.map((note) => ({ ...note, text: localized(note.text) })),
    findings: page.findings.map(localizedFinding),
    tabs: page.tabs.map((tab) => ({
      ...tab,
      label: localized(tab.label),
      detail: tab.detail && localized(tab.detail),
    })),
    shown: page.shown && localizedItem(page.shown),
  };
}

function localizedComparison({ verdicts, rows }: Comparison): Comparison {
  return { verdicts: verdicts.map(localized), rows: rows.map((row) => ({ ...row, label: localized(row.label) })) };
}

function localizedItem(item: ViewerItem): ViewerItem {
  return {
    ...item,
    title: localized(item.title),
    validity: item.validity && { ...item.validity, text: localized(item.validity.text) },
    sections: item.sections.map(({ heading, rows }) => ({
      heading: heading && localized(heading),
      rows: rows.map((row) => ({
        ...row,
        label: localized(row.label),
        values: hasWords(row) ? row.values.map(localized) : row.values,
      })),
    })),
    chain: item.chain.map(localizedLink),
    chainEnd: item.chainEnd && localized(item.chainEnd),
    signed: item.signed.map(localizedLink),
    uses: item.uses.map((use) => ({ ...use, label: localized(use.label) })),
    findings: item.findings.map(localizedFinding),
  };
}

function localizedLink(link: ViewerLink): ViewerLink {
  return { ...link, detail: localized(link.detail) };
}

function localizedFinding({ wording, ...finding }: ViewerFinding): ViewerFinding {
  return { ...finding, message: findingText({ message: finding.message, wording }) };
}
