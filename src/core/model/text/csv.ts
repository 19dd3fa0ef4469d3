import { plainText } from './plainText.ts';
import { asText, type Slot } from './text.ts';

/** Characters by which some country's spreadsheet tells cells apart, and line ends. */
const SEPARATORS = ';,|\t\r\n';

/** Characters that a spreadsheet skips at the start of a cell. */
const BLANK = /[\s"']/;

/** Starts of a cell that spreadsheets take for a formula (OWASP, "CSV Injection"), full-width forms included. */
const FORMULA_STARTS = '=+-@＝＋－＠';

/**
 * Rows according to RFC 4180: CRLF after each, quotes doubled. An apostrophe precedes a cell that a spreadsheet would compute, so that text from a
 * certificate stays text, whichever character separates the cells.
 */
export function csv(rows: readonly (readonly Slot[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(content: Slot): string {
  const safe = withoutFormulas(plainText(asText(content)));
  return /[",;\t\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text with an apostrophe before each formula: at its start, and after whatever may begin a cell. */
function withoutFormulas(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  // The start of the cell whose first character is still to come; undefined within a cell.
  let start: number | undefined = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (SEPARATORS.includes(character)) start = at + 1;
    else if (start !== undefined && !BLANK.test(character)) {
      if (FORMULA_STARTS.includes(character)) {
        parts.push(text.slice(kept, start), "'");
        kept = start;
      }
      start = undefined;
    }
  }
  return parts.join('') + text.slice(kept);
}
