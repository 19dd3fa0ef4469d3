import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sectionOf } from '../src/core/rules/engine/ruleDoc.ts';
import { ROOT } from './paths.ts';
import { readPageHeads } from './rulePages.ts';

const TITLE = 'What you see';

/** The literal parts of a template, and the names of the slots between them. */
interface Template {
  readonly literals: readonly string[];
  readonly slots: readonly string[];
}

/**
 * Lists the messages of every rule on its page, with values in place of the slots. A line that is still of its message stays; for others the
 * values are those of the page's other lines, else those of any page.
 */
export function writeMessageExamples(): void {
  const pages = readPageHeads().map(({ id, messages }) => {
    const file = path.join(ROOT, 'media/rules', `${id}.md`);
    const text = readFileSync(file, 'utf8');
    return { file, text, templates: Object.values(messages), lines: linesOf(text) };
  });
  const usual = new Map(pages.flatMap(({ templates, lines }) => [...knownValues(templates, lines)]));
  for (const { file, text, templates, lines } of pages) {
    const filled = withExamples(text, templates, usual, lines);
    if (filled !== text) writeFileSync(file, filled);
  }
}

/** The page with a line for each message. `usual`: values by slot, for those that no line of the page shows. */
export function withExamples(
  page: string,
  templates: readonly string[],
  usual: ReadonlyMap<string, string>,
  lines: readonly string[] = linesOf(page),
): string {
  const values = new Map([...usual, ...knownValues(templates, lines)]);
  const examples = templates.map(
    (template) => lines.find((line) => valuesIn(line, template)) ?? fill(template, values),
  );
  const section = `\n## ${TITLE}\n\n${examples.map((line) => `- ${line}`).join('\n')}\n`;
  const start = page.indexOf(`\n## ${TITLE}\n`);
  const next = page.indexOf('\n## ', start < 0 ? 0 : start + 1);
  return page.slice(0, start < 0 ? next : start) + section + page.slice(next);
}

/** The examples of messages on a page. */
export function linesOf(page: string): readonly string[] {
  return sectionOf(page, TITLE)
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? line.slice(2) : []));
}

/** The value of each slot if the line is the message with values; a slot that occurs again has the same value. */
export function valuesIn(line: string, template: string): ReadonlyMap<string, string> | undefined {
  const { literals, slots } = parse(template);
  const [first = '', ...rest] = literals;
  if (!line.startsWith(first) || (rest.length === 0 && line !== first)) return undefined;
  const values = new Map<string, string>();
  let at = first.length;
  for (const [index, literal] of rest.entries()) {
    const slot = slots[index] ?? '';
    const known = values.get(slot);
    const isLast = index === rest.length - 1;
    const end = known === undefined ? endOfValue(line, at, literal, isLast) : at + known.length;
    const value = line.slice(at, end);
    if (end <= at || (known !== undefined && known !== value) || !line.startsWith(literal, end)) return undefined;
    if (isLast && end + literal.length !== line.length) return undefined;
    values.set(slot, value);
    at = end + literal.length;
  }
  return values;
}

function endOfValue(line: string, at: number, literal: string, isLast: boolean): number {
  return isLast ? line.length - literal.length : line.indexOf(literal, at + 1);
}

function parse(template: string): Template {
  const parts = template.split(/\{(\w+)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    slots: parts.filter((_, index) => index % 2 === 1),
  };
}

function knownValues(templates: readonly string[], lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) =>
      templates.flatMap((template) => [...(valuesIn(line, template) ?? new Map<string, string>())]),
    ),
  );
}

/** A slot without a value shows its name: whoever adds a message writes a value for it. */
function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values.get(name) ?? slot);
}
