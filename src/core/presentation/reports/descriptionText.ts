import { plainText } from '../../model/text/plainText.ts';
import type { Description } from '../describe/description.ts';

/** A description as plain text: its title, then a line for each row, sections below their headings. */
export function descriptionText({ title, sections }: Description): string {
  const lines = sections.flatMap(({ heading, rows }) => {
    const indent = heading === undefined ? '    ' : '        ';
    const own = rows.map(({ label, value }) => `${indent}${plainText(label)}: ${plainText(value)}`);
    return heading === undefined ? own : [`    ${plainText(heading)}:`, ...own];
  });
  return `${[`${plainText(title)}:`, ...lines].join('\n')}\n`;
}
