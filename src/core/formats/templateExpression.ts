/** An expression of a template on one line: Jinja, Go, Nunjucks and Handlebars; ERB and EJS. */
const EXPRESSION = /\{\{[^\n]{0,300}?\}\}|\{%[^\n]{0,300}?%\}|<%[^\n]{0,300}?%>/y;

/** The offset behind the template expression that begins at an offset; undefined if none does. Blanks and quotes in it are the template's. */
export function endOfExpression(text: string, at: number): number | undefined {
  const first = text[at];
  const second = text[at + 1];
  if (!(first === '{' && (second === '{' || second === '%')) && !(first === '<' && second === '%')) return undefined;
  EXPRESSION.lastIndex = at;
  return EXPRESSION.test(text) ? EXPRESSION.lastIndex : undefined;
}
