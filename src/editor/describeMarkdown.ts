import type { Description, DescriptionRow, DescriptionSection, Finding, Severity, Tone } from '../core/index.ts';
import { COMMANDS } from './ids.ts';
import { codeSpan, commandLink, escapeMarkdown, sentenceMarkdown, webLink } from './markdown.ts';

/** Commands that the text may link to: they show or copy, and change nothing. */
export const LINKED_COMMANDS: readonly string[] = [
  COMMANDS.openPlace,
  COMMANDS.openRule,
  COMMANDS.showUses,
  COMMANDS.openDecoded,
  COMMANDS.openViewer,
  COMMANDS.copyPem,
  COMMANDS.copyCommand,
  COMMANDS.decodeSelection,
];

/** The words of ours around the description, in the editor's language. */
export interface MarkdownWords {
  readonly goTo: string;
  readonly why: string;
  readonly copy: string;
  more(count: number): string;
}

/** Something to do with what is described, as a link. The label is ours. */
export interface MarkdownAction {
  readonly label: string;
  readonly command: string;
  readonly args: readonly unknown[];
  readonly title: string;
}

const TONES = { good: '$(pass)', warning: '$(warning)', bad: '$(error)' } as const satisfies Record<Tone, string>;

const SEVERITY_ICONS = {
  error: '$(error)',
  warning: '$(warning)',
  info: '$(info)',
  hint: '$(lightbulb)',
} as const satisfies Record<Severity, string>;

/**
 * The description as Markdown: the findings, what matters most, what can be done with it, then the details. All text is
 * escaped.
 */
export function describeMarkdown(
  description: Description,
  findings: readonly Finding[],
  words: MarkdownWords,
  actions: readonly MarkdownAction[] = [],
): string {
  const [lead, ...details] = description.sections;
  const parts = [
    `**${escapeMarkdown(description.title)}**`,
    ...(findings.length > 0 ? [findingsMarkdown(findings, words)] : []),
    ...(lead && lead.rows.length > 0 ? [sectionMarkdown(lead, words)] : []),
    ...(actions.length > 0 ? [actionsMarkdown(actions)] : []),
    ...details.filter(({ rows }) => rows.length > 0).map((section) => sectionMarkdown(section, words)),
  ];
  return parts.join('\n\n');
}

/**
 * A table, so that the values stand in line. Its head is a heading that is no longer than the labels, else its first row:
 * an empty head would take a line of its own.
 */
function sectionMarkdown({ heading, rows }: DescriptionSection, words: MarkdownWords): string {
  const lines = rows.map((row) => rowMarkdown(row, words));
  if (heading !== undefined && rows.some(({ label }) => label.length >= heading.length)) {
    return `---\n\n${table(`| ${escapeMarkdown(heading)} | |`, lines)}`;
  }
  const [head = '', ...others] = lines;
  const text = table(head, others);
  return heading === undefined ? text : `---\n\n**${escapeMarkdown(heading)}**\n\n${text}`;
}

function table(head: string, lines: readonly string[]): string {
  return [head, '|:--|:--|', ...lines].join('\n');
}

function rowMarkdown({ label, value, target, url, tone, code, copy }: DescriptionRow, words: MarkdownWords): string {
  const text = code ? breakableCode(value) : escapeMarkdown(value);
  const icon = tone ? `${TONES[tone]} ` : '';
  const copying = copy === undefined ? '' : ` ${commandLink('$(copy)', COMMANDS.copyCommand, [copy], words.copy)}`;
  const shown = linked(text, target, url, words);
  return `| ${escapeMarkdown(label).replaceAll(' ', '\u{a0}')}\u{2002} | ${icon}${shown}${copying} |`;
}

/** Long codes in parts, since code does not wrap: a SHA-256 would be cut off. */
function breakableCode(value: string): string {
  const parts = value.match(/.{1,40}/gsu) ?? [value];
  return parts.map((part) => codeSpan(part).replaceAll('|', '\\|')).join(' ');
}

function linked(
  text: string,
  target: DescriptionRow['target'],
  url: string | undefined,
  { goTo }: MarkdownWords,
): string {
  if (target) {
    const { uri, span } = target;
    return commandLink(text, COMMANDS.openPlace, [uri, span.start, span.end], goTo);
  }
  return url === undefined ? text : webLink(text, url);
}

function actionsMarkdown(actions: readonly MarkdownAction[]): string {
  return actions
    .map(({ label, command, args, title }) => commandLink(escapeMarkdown(label), command, args, title))
    .join('\u{2002}·\u{2002}');
}

/** More than this would make the hover a page. */
const MAX_FINDINGS = 8;

function findingsMarkdown(findings: readonly Finding[], words: MarkdownWords): string {
  const lines = findings.slice(0, MAX_FINDINGS).map(({ severity, message, rule }) => {
    const link = commandLink(escapeMarkdown(rule), COMMANDS.openRule, [rule], words.why);
    return `${SEVERITY_ICONS[severity]} ${sentenceMarkdown(message)} ${link}`;
  });
  if (findings.length > MAX_FINDINGS) lines.push(escapeMarkdown(words.more(findings.length - MAX_FINDINGS)));
  return lines.join('\n\n');
}
