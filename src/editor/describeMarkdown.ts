import type { Description, DescriptionRow, DescriptionSection, Finding, Severity, Tone } from '../core/index.ts';
import { COMMANDS } from './ids.ts';
import { codeSpan, commandLink, escapeMarkdown, sentenceMarkdown, webLink } from './markdown.ts';

/** Commands that the text may link to. */
export const LINKED_COMMANDS: readonly string[] = [COMMANDS.openPlace, COMMANDS.openRule];

const TONES = { good: '$(pass)', warning: '$(warning)', bad: '$(error)' } as const satisfies Record<Tone, string>;

const SEVERITY_ICONS = {
  error: '$(error)',
  warning: '$(warning)',
  info: '$(info)',
  hint: '$(lightbulb)',
} as const satisfies Record<Severity, string>;

/** The description as Markdown: what matters first, then the findings, then the details. All text is escaped. */
export function describeMarkdown(description: Description, findings: readonly Finding[]): string {
  const [lead, ...details] = description.sections;
  const parts = [`**${escapeMarkdown(description.title)}**`];
  if (lead) parts.push(sectionMarkdown(lead));
  if (findings.length > 0) parts.push(findingsMarkdown(findings));
  return [...parts, ...details.map(sectionMarkdown)].join('\n\n');
}

/** A table without a head, so that the values stand in line. */
function sectionMarkdown({ heading, rows }: DescriptionSection): string {
  const table = ['| | |', '|:--|:--|', ...rows.map(rowMarkdown)].join('\n');
  return heading === undefined ? table : `---\n\n**${escapeMarkdown(heading)}**\n\n${table}`;
}

function rowMarkdown({ label, value, target, url, tone, code }: DescriptionRow): string {
  const text = code ? breakableCode(value) : escapeMarkdown(value);
  const icon = tone ? `${TONES[tone]} ` : '';
  return `| ${escapeMarkdown(label).replaceAll(' ', '\u{a0}')}\u{2002} | ${icon}${linked(text, target, url)} |`;
}

/** Long codes in parts, since code does not wrap: a SHA-256 would be cut off. */
function breakableCode(value: string): string {
  const parts = value.match(/.{1,40}/gsu) ?? [value];
  return parts.map((part) => codeSpan(part).replaceAll('|', '\\|')).join(' ');
}

function linked(text: string, target: DescriptionRow['target'], url: string | undefined): string {
  if (target) {
    const { uri, span } = target;
    return commandLink(text, COMMANDS.openPlace, [uri, span.start, span.end], 'Go to it');
  }
  return url === undefined ? text : webLink(text, url);
}

/** More than this would make the hover a page. */
const MAX_FINDINGS = 8;

function findingsMarkdown(findings: readonly Finding[]): string {
  const lines = findings.slice(0, MAX_FINDINGS).map(({ severity, message, rule }) => {
    const link = commandLink(escapeMarkdown(rule), COMMANDS.openRule, [rule], 'Why, and what to do');
    return `${SEVERITY_ICONS[severity]} ${sentenceMarkdown(message)} ${link}`;
  });
  if (findings.length > MAX_FINDINGS) lines.push(`and ${findings.length - MAX_FINDINGS} more`);
  return `---\n\n${lines.join('\n\n')}`;
}
