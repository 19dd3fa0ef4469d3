import {
  type Description,
  type DescriptionRow,
  type DescriptionSection,
  type Finding,
  type Language,
  type Markdown,
  markdown,
  markdownCode,
  phrase,
  plainText,
  type Severity,
  type Text,
  type Tone,
  untrusted,
} from '../core/index.ts';
import { COMMANDS } from './ids.ts';
import { commandLink, joinedMarkdown, markup, unbroken, webLink } from './markdown.ts';

/** Commands that the text may link to: they show or copy, and change nothing. */
export const LINKED_COMMANDS: readonly string[] = [
  COMMANDS.openPlace,
  COMMANDS.openRule,
  COMMANDS.showReferences,
  COMMANDS.openDecoded,
  COMMANDS.openViewer,
  COMMANDS.copyPem,
  COMMANDS.copyCommand,
  COMMANDS.decodeSelection,
  COMMANDS.openTroubleshooting,
];

/** Something to do with what is described, as a link. */
export interface MarkdownAction {
  readonly label: Text;
  readonly command: string;
  readonly args: readonly unknown[];
  readonly title: Text;
}

const TONES = {
  good: markup`$(pass) `,
  warning: markup`$(warning) `,
  bad: markup`$(error) `,
} as const satisfies Record<Tone, Markdown>;

const SEVERITY_ICONS = {
  error: markup`$(error)`,
  warning: markup`$(warning)`,
  info: markup`$(info)`,
  hint: markup`$(lightbulb)`,
} as const satisfies Record<Severity, Markdown>;

/** The description as Markdown: the findings, what matters most, what can be done with it, then the details. */
export function describeMarkdown(
  { title, sections: [lead, ...details] }: Description,
  findings: readonly Finding[],
  actions: readonly MarkdownAction[] = [],
  language?: Language,
): Markdown {
  const sections = (all: readonly DescriptionSection[]) =>
    all.filter(({ rows }) => rows.length > 0).map((section) => sectionMarkdown(section, language));
  const parts = [
    markup`**${markdown(title, language)}**`,
    ...(findings.length > 0 ? [findingsMarkdown(findings, language)] : []),
    ...sections(lead ? [lead] : []),
    ...(actions.length > 0 ? [actionsMarkdown(actions, language)] : []),
    ...sections(details),
  ];
  return joinedMarkdown(parts, '\n\n');
}

/**
 * A table, so that the values stand in line. Its head is a heading that is no longer than the labels, else its first row:
 * an empty head would take a line of its own.
 */
function sectionMarkdown({ heading, rows }: DescriptionSection, language: Language | undefined): Markdown {
  const lines = rows.map((row) => rowMarkdown(row, language));
  const [head = markup``, ...others] = lines;
  if (heading === undefined) return table(head, others);
  const shown = markdown(heading, language);
  const lengthOf = (text: Text) => plainText(text, language).length;
  return rows.some(({ label }) => lengthOf(label) >= lengthOf(heading))
    ? markup`---\n\n${table(markup`| ${shown} | |`, lines)}`
    : markup`---\n\n**${shown}**\n\n${table(head, others)}`;
}

function table(head: Markdown, lines: readonly Markdown[]): Markdown {
  return joinedMarkdown([head, markup`|:--|:--|`, ...lines], '\n');
}

function rowMarkdown(row: DescriptionRow, language: Language | undefined): Markdown {
  const label = unbroken(markdown(row.label, language));
  const icon = row.tone ? TONES[row.tone] : markup``;
  return markup`| ${label}\u{2002} | ${icon}${valueMarkdown(row, language)}${copyMarkdown(row, language)} |`;
}

function valueMarkdown({ value, code, target, url }: DescriptionRow, language: Language | undefined): Markdown {
  const shown = code ? markdownCode(value, language) : markdown(value, language);
  if (target) {
    const { uri, span } = target;
    const title = markdown(phrase('Go to location'), language);
    return commandLink(shown, COMMANDS.openPlace, [uri, span.start, span.end], title);
  }
  return url === undefined ? shown : webLink(shown, url);
}

function copyMarkdown({ copy }: DescriptionRow, language: Language | undefined): Markdown {
  if (copy === undefined) return markup``;
  return markup` ${commandLink(markup`$(copy)`, COMMANDS.copyCommand, [copy], markdown(phrase('Copy'), language))}`;
}

function actionsMarkdown(actions: readonly MarkdownAction[], language: Language | undefined): Markdown {
  const links = actions.map(({ label, command, args, title }) =>
    commandLink(markdown(label, language), command, args, markdown(title, language)),
  );
  return joinedMarkdown(links, '\u{2002}·\u{2002}');
}

/** More than this would make the hover a page. */
const MAX_FINDINGS = 8;

function findingsMarkdown(findings: readonly Finding[], language: Language | undefined): Markdown {
  const why = markdown(phrase('Why and how to fix it'), language);
  const lines = findings.slice(0, MAX_FINDINGS).map(({ severity, message, rule }) => {
    const link = commandLink(markdown(untrusted(rule)), COMMANDS.openRule, [rule], why);
    return markup`${SEVERITY_ICONS[severity]} ${markdown(message, language)} ${link}`;
  });
  const rest = findings.length - MAX_FINDINGS;
  if (rest > 0) lines.push(markdown(phrase('and {count} more', { count: rest }), language));
  return joinedMarkdown(lines, '\n\n');
}
