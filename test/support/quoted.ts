/** A text in double quotes as both JSON and YAML read it: controls, which YAML does not take as they are, as escapes. */
export function quoted(text: string): string {
  const asEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, asEscape);
}
