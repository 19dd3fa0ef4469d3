import { plainText } from './plainText.ts';
import { asText, type Slot } from './text.ts';

/**
 * Starts of a cell that spreadsheets take for a formula (OWASP, "CSV Injection"), full-width forms included: at the start of the text and of
 * a line, and after whatever some country's spreadsheet separates cells by, blanks and quotes in between.
 */
const FORMULA = /(^|[;,|\t\r\n])(?=[\s"']*[=+\-@＝＋－＠])/g;

/**
 * Rows as RFC 4180 has them: CRLF after each, quotes doubled. Where a spreadsheet would compute, an apostrophe comes before, so that text
 * from a certificate stays text, by whichever character cells are told apart.
 */
export function csv(rows: readonly (readonly Slot[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(content: Slot): string {
  const safe = plainText(asText(content)).replaceAll(FORMULA, "$1'");
  return /[",;\t\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
