const PLACEHOLDERS: readonly RegExp[] = [
  /\{\{|\}\}|\{%|\$\{|\$\(|\$[A-Z_]|^ENC\[/,
  /\{[A-Za-z_][\w.-]*\}|<[A-Za-z][^<>\n]*>/,
  /%[A-Z][A-Z0-9_]*%|@@\w+@@/,
  /__[A-Z][A-Z0-9_]*__/,
];

/**
 * True where a value is not yet the real one: Go, Jinja and shell templates, `{NAME}`, `<placeholder>`, `$SNAP_DATA`, Kubernetes'
 * `$(VAR)`, and values encrypted by sops. Nothing can be judged about such a value.
 */
export function isTemplated(value: string): boolean {
  return value.length < 100_000 && PLACEHOLDERS.some((placeholder) => placeholder.test(value));
}
