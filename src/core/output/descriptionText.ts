import type { Description } from '../describe/description.ts';
import { visibleText } from '../text/visibleText.ts';

/** A description as plain text: its title, then a line for each row, sections below their headings. */
export function descriptionText({ title, sections }: Description): string {
  const lines = sections.flatMap(({ heading, rows }) => {
    const indent = heading === undefined ? '    ' : '        ';
    const own = rows.map(({ label, value }) => `${indent}${visibleText(label)}: ${visibleText(value)}`);
    return heading === undefined ? own : [`    ${visibleText(heading)}:`, ...own];
  });
  return `${[`${visibleText(title)}:`, ...lines].join('\n')}\n`;
}
