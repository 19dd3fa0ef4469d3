/** Starts of a cell that spreadsheets take for a formula (OWASP, "CSV Injection"), blanks and full-width forms included. */
const FORMULA = /^[\s\0\u{feff}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

/**
 * Rows as RFC 4180 has them: CRLF after each, quotes doubled. A cell that a spreadsheet would compute gets an apostrophe
 * before it, so that text from a certificate stays text.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
