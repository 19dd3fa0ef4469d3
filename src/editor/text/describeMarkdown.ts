import { SEVERITIES } from '../../core/beforeCandidates.ts';
import {
  type Description,
  type DescriptionRow,
  type DescriptionSection,
  type Finding,
  type Language,
  type Location,
  type Markdown,
  markdown,
  markdownCode,
  phrase,
  plainText,
  type Severity,
  type Text,
  type Tone,
  untrusted,
} from '../../core/index.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { fileName } from './fileName.ts';
import { commandLink, joinedMarkdown, markup, unbroken, webLink } from './markdown.ts';
import { shortMessage } from './shortFinding.ts';

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

/** The place at which a description is shown. */
export interface DescriptionPlace {
  /** The file that is described: findings in another one are shown with the name of theirs. */
  readonly uri?: string | undefined;
  /** The window shows a problem above, which leaves room for what is decoded and nothing before it. */
  readonly isBelowProblem?: boolean;
}

/** The description as Markdown: the gravest finding, what matters most, the other findings, what can be done, then the details. */
export function describeMarkdown(
  { title, sections: [lead, ...details] }: Description,
  findings: readonly Finding[],
  actions: readonly MarkdownAction[] = [],
  language?: Language,
  { uri, isBelowProblem = false }: DescriptionPlace = {},
): Markdown {
  const sections = (all: readonly DescriptionSection[]) =>
    all.filter(({ rows }) => rows.length > 0).map((section) => sectionMarkdown(section, language));
  const lines = findingLines(findings, uri, language);
  const isFirst = !isBelowProblem && findings.some(({ severity }) => severity === 'error' || severity === 'warning');
  const [before, after] = isFirst ? [lines.slice(0, 1), lines.slice(1)] : [[], lines];
  const parts = [
    markup`**${markdown(title, language)}**`,
    ...before,
    ...sections(lead ? [lead] : []),
    ...after,
    ...(actions.length > 0 ? [actionsMarkdown(actions, language)] : []),
    ...sections(details),
  ];
  return joinedMarkdown(parts, '\n\n');
}

/**
 * A table, so that the values are aligned. Its head is a heading that is no longer than the labels, else its first row: an empty head would take an
 * extra line.
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
  const icon = row.tone ? iconOf(row.kind, row.tone) : markup``;
  return markup`| ${label}\u{2002} | ${icon}${valueMarkdown(row, language)}${copyMarkdown(row, language)} |`;
}

/** Whether an end that is near is a problem depends on what the certificate is for. */
function iconOf(kind: DescriptionRow['kind'], tone: Tone): Markdown {
  return kind === 'validity' && tone === 'warning' ? markup`$(clock) ` : TONES[tone];
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

/** More than this would push what is decoded out of the hover. */
const MAX_FINDINGS = 3;

/**
 * A line a finding, the gravest first. One in another file has that file's name, as the window shows a problem's places, and no mark: the
 * cause is there.
 */
function findingLines(
  findings: readonly Finding[],
  uri: string | undefined,
  language: Language | undefined,
): readonly Markdown[] {
  const why = markdown(phrase('Why and how to fix it'), language);
  const gravest = SEVERITIES.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
  const lines = gravest.slice(0, MAX_FINDINGS).map(({ severity, message, rule, at }) => {
    const link = commandLink(markdown(untrusted(rule)), COMMANDS.openRule, [rule, at.uri, at.span.start], why);
    const mark = uri === undefined || at.uri === uri ? SEVERITY_ICONS[severity] : fileLink(at, language);
    return markup`${mark} ${markdown(shortMessage(message), language)} ${link}`;
  });
  const rest = findings.length - MAX_FINDINGS;
  if (rest > 0) lines.push(markdown(phrase('and {count} more', { count: rest }), language));
  return lines;
}

function fileLink({ uri, span }: Location, language: Language | undefined): Markdown {
  const name = markdown(untrusted(fileName(uri)), language);
  const title = markdown(phrase('Go to Cause'), language);
  return markup`$(go-to-file) ${commandLink(name, COMMANDS.openPlace, [uri, span.start, span.end], title)}:`;
}
