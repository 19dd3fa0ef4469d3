const PLACEHOLDERS: readonly RegExp[] = [
  /\{\{|\}\}|\{%|\$\{|\$\(|\$[A-Za-z_]|\bENC\[/,
  /\{[A-Za-z_][\w.-]*\}|<[A-Za-z][^<>\n]*>/,
  /%[A-Z][A-Z0-9_]*%|@@\w+@@/,
  /__[A-Z][A-Z0-9_]*__/,
  // What scripts replace by sed: K8S_CERTS_DIR/ca.crt, https://INTERNAL_IP:2380. No cipher suite.
  /(?:^|[/@=,])(?!TLS_)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:$|[/:,])/,
  /\.\.\.|…/,
];

/**
 * What tools and people write over a secret: sosreport's `*****SCRUBBED*****`, kubectl's `DATA+OMITTED`, `[REDACTED]`, `xxxx`, must-gather's
 * `1679 bytes long` (openshift/oc, pkg/cli/admin/inspect/secret.go).
 */
const SCRUBBED: readonly RegExp[] = [
  /\*{3,}|█{3,}/,
  /^\s*\d{1,9} bytes long\s*$/,
  /(?:^|[^A-Za-z0-9])(?:REDACTED|SCRUBBED|OMITTED|MASKED|HIDDEN|REMOVED|SANITIZED)(?:[^A-Za-z0-9]|$)/,
  /^\s*[[(]?(?:redacted|scrubbed|omitted|masked|hidden|removed|sanitized)[\])]?\s*$/i,
  /(?:^|[^A-Za-z0-9])[xX]{4,}(?:[^A-Za-z0-9]|$)|[xX]{10}/,
];

/**
 * True where a value is not the real one. It may not be filled in yet (Go, Jinja and shell templates, `{NAME}`, `<placeholder>`,
 * `$SNAP_DATA`, Kubernetes' `$(VAR)`, an ellipsis), be encrypted by sops, or have been scrubbed. Nothing can be judged about it.
 */
export function isTemplated(value: string): boolean {
  return value.length < 100_000 && (PLACEHOLDERS.some((placeholder) => placeholder.test(value)) || isScrubbed(value));
}

/** True where something was written over the value so that others may see the rest of the file. */
export function isScrubbed(value: string): boolean {
  return value.length < 100_000 && SCRUBBED.some((scrubbed) => scrubbed.test(value));
}
