import {
  type Comparison,
  type Language,
  plainText,
  type Text,
  type ViewerFinding,
  type ViewerItem,
  type ViewerLink,
  type ViewerPage,
  type ViewerSection,
} from '../../core/index.ts';
import type * as page from '../../webview/protocol/page.ts';
import type { ComparedSide, ViewerContent } from '../../webview/protocol/viewerMessages.ts';
import type { DrawnSide, ShownContent } from './viewerSource.ts';

type WithoutShared<T> = T extends unknown ? Omit<T, 'revision' | 'memo' | 'words'> : never;

/** The content of a page, without the parts that every page gets. */
export type LocalizedContent = WithoutShared<Extract<ViewerContent, { readonly kind: 'page' | 'comparison' }>>;

/** The page as it is sent: each text written out in a language, in English where none is given. */
export function localizedContent(content: ShownContent, language?: Language): LocalizedContent {
  const localizer = new PageLocalizer(language);
  return content.kind === 'page'
    ? { kind: 'page', page: localizer.page(content.page) }
    : {
        kind: 'comparison',
        comparison: content.comparison && localizer.comparison(content.comparison),
        left: localizer.side(content.left),
        right: localizer.side(content.right),
      };
}

/** Writes out the parts of a page. Ids, places and the layouts of openssl and PEM are no language's. */
class PageLocalizer {
  readonly #language: Language | undefined;

  constructor(language: Language | undefined) {
    this.#language = language;
  }

  page(page: ViewerPage): page.ViewerPage {
    return {
      ...page,
      title: this.#text(page.title),
      path: this.#text(page.path),
      notes: page.notes.map((note) => ({ ...note, text: this.#text(note.text) })),
      findings: page.findings.map((finding) => this.#finding(finding)),
      tabs: page.tabs.map((tab) => ({ ...tab, label: this.#text(tab.label), detail: this.#optional(tab.detail) })),
      shown: page.shown && this.#item(page.shown),
    };
  }

  comparison({ verdicts, rows }: Comparison): page.Comparison {
    return {
      verdicts: verdicts.map((verdict) => this.#text(verdict)),
      rows: rows.map((row) => ({
        ...row,
        label: this.#text(row.label),
        left: this.#optional(row.left),
        right: this.#optional(row.right),
        members: row.members?.map((member) => ({ ...member, value: this.#text(member.value) })),
      })),
    };
  }

  side({ label, path, place }: DrawnSide): ComparedSide {
    return { label: this.#text(label), path: this.#text(path), place };
  }

  #item(item: ViewerItem): page.ViewerItem {
    return {
      ...item,
      title: this.#text(item.title),
      validity: item.validity && { ...item.validity, text: this.#text(item.validity.text) },
      sections: item.sections.map((section) => this.#section(section)),
      chain: item.chain.map((link) => this.#link(link)),
      chainEnd: this.#optional(item.chainEnd),
      signed: item.signed.map((link) => this.#link(link)),
      findings: item.findings.map((finding) => this.#finding(finding)),
      uses: item.uses.map((link) => this.#link(link)),
      extensions: item.extensions.map((extension) => ({
        ...extension,
        title: this.#text(extension.title),
        lines: extension.lines.map((line) => this.#text(line)),
      })),
    };
  }

  #section({ heading, rows }: ViewerSection): page.ViewerSection {
    return {
      heading: this.#optional(heading),
      rows: rows.map((row) => ({
        ...row,
        label: this.#text(row.label),
        values: row.values.map((value) => this.#text(value)),
      })),
    };
  }

  #link(link: ViewerLink): page.ViewerLink {
    return { ...link, label: this.#text(link.label), detail: this.#text(link.detail) };
  }

  #finding(finding: ViewerFinding): page.ViewerFinding {
    return { ...finding, message: this.#text(finding.message) };
  }

  #optional(text: Text | undefined): string | undefined {
    return text === undefined ? undefined : this.#text(text);
  }

  #text(text: Text): string {
    return plainText(text, this.#language);
  }
}
