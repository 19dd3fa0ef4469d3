import { html } from '../graph/element.ts';
import type {
  ViewerFinding,
  ViewerItem,
  ViewerLink,
  ViewerPage,
  ViewerRow,
  ViewerSection,
  ViewerValidity,
} from '../protocol/page.ts';
import { fill, type Words } from '../protocol/words.ts';
import { mark } from './marks.ts';

/** The requests that clicks cause. */
export interface OverviewEvents {
  readonly onOpen: (place: string) => void;
  readonly onRule: (rule: string) => void;
}

/** The artifact as people ask for it: how long, what is wrong, who and for what, signed by whom, used by whom. */
export function overview(item: ViewerItem, words: Words, events: OverviewEvents): readonly HTMLElement[] {
  const [lead, ...details] = item.sections;
  return [
    ...(item.validity ? [validityBar(item.validity, words)] : []),
    ...(item.findings.length > 0 ? [part(words.findings, findingList(item.findings, words, events))] : []),
    ...(lead ? [part(lead.heading, rowList(lead, words, events))] : []),
    ...(item.chain.length > 0 ? [part(words.chain, ...chainList(item, words, events))] : []),
    ...(item.uses.length > 0 ? [part(words.uses, linkList('ul', item.uses, words, events))] : []),
    ...(item.signed.length > 0 ? [part(words.signed, linkList('ul', item.signed, words, events))] : []),
    ...details.map((section) => part(section.heading, rowList(section, words, events))),
  ];
}

/** Findings with a link to their place and one to their rule. */
export function findingList(findings: readonly ViewerFinding[], words: Words, events: OverviewEvents): HTMLElement {
  const items = findings.map(({ severity, message, rule, place }, at) => {
    const reported = link('', `finding ${at}`, fill(words.goTo, message), () => events.onOpen(place));
    reported.replaceChildren(message);
    const page = link(rule, `rule ${at}`, fill(words.rule, rule), () => events.onRule(rule));
    page.classList.add('rule');
    return html('li', { class: severity }, mark(severity, words), html('span', {}, reported, page));
  });
  return html('ul', { class: 'findings' }, ...items);
}

function part(heading: string | undefined, ...content: readonly HTMLElement[]): HTMLElement {
  return html('section', {}, ...(heading === undefined ? [] : [html('h3', {}, heading)]), ...content);
}

function validityBar({ text, tone, from, until, spent }: ViewerValidity, words: Words): HTMLElement {
  const fillElement = html('span', { class: 'spent' });
  fillElement.style.width = `${Math.round(spent * 100)}%`;
  const passed = fill(words.spent, Math.floor(spent * 100));
  return html(
    'section',
    { class: `validity ${tone}` },
    html('p', { class: 'left' }, mark(tone, words), html('strong', {}, text)),
    html('div', { class: 'bar', role: 'img', 'aria-label': passed }, fillElement),
    html(
      'p',
      { class: 'ends' },
      html('span', {}, fill(words.from, from)),
      html('span', { 'aria-hidden': 'true' }, passed),
      html('span', {}, fill(words.until, until)),
    ),
  );
}

function rowList({ rows }: ViewerSection, words: Words, events: OverviewEvents): HTMLElement {
  const pairs = rows.map((row, at) =>
    html('div', {}, html('dt', {}, row.label), rowValue(row, `row ${row.label} ${at}`, words, events)),
  );
  return html('dl', {}, ...pairs);
}

function rowValue(row: ViewerRow, key: string, words: Words, events: OverviewEvents): HTMLElement {
  const { values, place, url, tone, code } = row;
  const attributes = { class: code ? 'code' : undefined };
  const [only = ''] = values;
  if (values.length > 1) {
    return html('dd', attributes, html('ul', { class: 'values' }, ...values.map((value) => html('li', {}, value))));
  }
  const shown =
    place !== undefined
      ? link(only, key, fill(words.goTo, only), () => events.onOpen(place))
      : url !== undefined
        ? html('a', { href: url, 'data-key': key }, only)
        : html('span', {}, only);
  return html('dd', attributes, ...(tone ? [mark(tone, words)] : []), shown);
}

function chainList(item: ViewerItem, words: Words, events: OverviewEvents): readonly HTMLElement[] {
  const list = linkList('ol', item.chain, words, events);
  list.classList.add('chain');
  return item.chainEnd === undefined ? [list] : [list, html('p', { class: 'faint' }, item.chainEnd)];
}

function linkList(tag: 'ul' | 'ol', links: readonly ViewerLink[], words: Words, events: OverviewEvents): HTMLElement {
  const items = links.map(({ label, detail, place }, at) =>
    html(
      'li',
      {},
      link(label, `link ${label} ${at}`, fill(words.goTo, `${label}, ${detail}`), () => events.onOpen(place)),
      html('span', { class: 'detail' }, detail),
    ),
  );
  return html(tag, { class: 'links' }, ...items);
}

/** A button that looks like a link: it goes to a place, which has no address. */
export function link(text: string, key: string, title: string, onClick: () => void): HTMLElement {
  const button = html('button', { type: 'button', class: 'link', 'data-key': key, title }, text);
  button.addEventListener('click', onClick);
  return button;
}

/** Which file it is, what is wrong with it as a whole, and the way into a key store. */
export function pageHeader(
  page: ViewerPage,
  words: Words,
  events: OverviewEvents & { readonly onUnlock: () => void },
): HTMLElement {
  const notes = page.notes.map(({ text, tone }) =>
    html('p', { class: 'note' }, ...(tone ? [mark(tone, words)] : []), html('span', {}, text)),
  );
  return html(
    'header',
    {},
    html('h1', {}, page.title),
    ...(page.path === page.title ? [] : [html('p', { class: 'faint' }, page.path)]),
    ...notes,
    ...(page.locked ? [lockedNote(words, events.onUnlock)] : []),
    ...(page.findings.length > 0
      ? [html('h2', {}, words.fileFindings), findingList(page.findings, words, events)]
      : []),
  );
}

function lockedNote(words: Words, onUnlock: () => void): HTMLElement {
  const unlock = html('button', { type: 'button', class: 'action main', 'data-key': 'unlock' }, words.unlock);
  unlock.addEventListener('click', onUnlock);
  return html('div', { class: 'note locked' }, html('span', {}, words.locked), unlock);
}
