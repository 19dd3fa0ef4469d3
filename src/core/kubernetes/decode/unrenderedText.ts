/**
 * Whether the text is a template (Helm, Jinja, Terraform, ERB, `[[ .Name ]]`, `{NAME}`, printf), whose YAML is valid only once rendered.
 * Expressions in comments and in closed quotes do not count, because they cannot cause a syntax error.
 */
export function isUnrenderedText(text: string): boolean {
  return TEMPLATE_MARK.test(text) && TEMPLATE_MARK.test(withoutQuotedValues(text.replace(COMMENT_LINE, '')));
}

const TEMPLATE_MARK =
  /\{\{|\[\[-? ?(?:[.$]|(?:if|else|end|range|with)\b)|\{%|\{[A-Z][A-Z0-9_]{2,}\}|[:-] %(?:\[\d\])?[dqsv][ \t]*$|^[ \t]*(?:%\{~?[ \t]*(?:if|for)\b|<%)/m;

const COMMENT_LINE = /(?:^|[ \t])#[^\n]*/gm;

/** Removes closed quoted values from the ends of lines. */
function withoutQuotedValues(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const whole = line.trimEnd();
      const quote = whole.at(-1) ?? '';
      const open = whole.indexOf(quote);
      const isQuoted = (quote === '"' || quote === "'") && open < whole.length - 1;
      const isValue = isQuoted && ':-'.includes(whole.slice(0, open).trimEnd().at(-1) ?? ' ');
      return isValue && !whole.slice(open + 1, -1).includes(quote) ? line.slice(0, open) : line;
    })
    .join('\n');
}
