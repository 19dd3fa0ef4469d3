/**
 * Expressions that stand for a value: of shells, Kubernetes, Go, Jinja, ERB and Autoconf, and words between angle brackets such as our markers. A
 * variable without braces has capitals only, as a password may begin with a dollar sign. A text in quotes may be the value.
 */
const EXPRESSION =
  /\$\{\w{1,64}\}|\$\([\w ]{1,64}\)|\$(?:[A-Z_][A-Z0-9_]{0,64}|\d)(?!\w)|\{\{[^{}\n"'`]{0,200}\}\}|\{%[^{}\n"'`]{0,200}%\}|<%[^<>\n"'`]{0,200}%>|<[A-Za-z][^<>\n]{0,64}>|@[A-Z_]{2,60}@|%[A-Z_]{2,60}%/g;

/** Whether a text is nothing but expressions that stand for a value, and the signs between them. */
export function isOpenText(text: string): boolean {
  return !/[A-Za-z0-9]/.test(/[$<{@%]/.test(text) ? text.replaceAll(EXPRESSION, '') : text);
}
