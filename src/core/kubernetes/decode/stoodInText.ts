/** What a scrubber or a template leaves in place of a plain value: `*****SCRUBBED*****`, `{{ name }}`. */
const STAND_IN = /^([ \t]*(?:-[ \t]+)*(?:["']?[\w.-]+["']?:[ \t]+))(\*{3,}[^\n]*|\{\{[^{}\n]*\}\}[ \t]*\r?)$/gm;

/**
 * The text with each such value as a plain scalar that stands for one as well, of the same length: YAML takes asterisks for the name of an
 * alias and braces for a mapping, and would lose the document or the field.
 */
export function withPlainStandIns(text: string): string {
  if (!text.includes('***') && !text.includes('{{')) return text;
  return text.replace(STAND_IN, (_, before: string, value: string) => before + plain(value));
}

function plain(value: string): string {
  const end = value.trimEnd();
  const inner = end.slice(2, -2).replaceAll(/[:#,'"&*!|>%@`[\]{}]/g, '_');
  const name = end.startsWith('{{') ? `$(${inner} )` : `$(${'_'.repeat(Math.max(0, end.length - 3))})`;
  return name + value.slice(end.length);
}
