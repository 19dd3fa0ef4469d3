const PLACEHOLDERS: readonly RegExp[] = [
  // Go, Jinja, Nunjucks, Helm, Handlebars; shells, envsubst, Terraform, Kustomize, Kubernetes; sops.
  /\{\{|\}\}|\{%|\$\{|\$\(|\$[A-Za-z_]|\$[1-9](?![\w$])|\bENC\[/,
  // Python's format, and what people write between angle brackets.
  /\{[A-Za-z_][\w.-]*\}|<[A-Za-z][^<>\n]*>/,
  // ytt, whose expressions are comments.
  /^#@|\(@/,
  // ERB, Ruby, Spruce and Concourse, CUE, double brackets.
  /<%|%>|#\{|\(\( ?[A-Za-z]|\\\(|\[\[ ?[A-Za-z.]/,
  // Windows, Autoconf, double hashes, Python's and Jsonnet's operator, printf.
  /%[A-Z][A-Z0-9_]*%|@@\w+@@|(?:^|[/:=,@"'])@[A-Za-z_]\w*@|##[A-Za-z_]\w*##|%\(\w+\)s/,
  /(?:^|[/:=,@."'])%(?:\[\d\])?[dqsv](?:$|[/:=,@."'])/,
  // systemd's specifiers that only the machine knows: its name, its ids. No escape of a URL.
  /%(?:[HIJMPYfjlmowy]|[ABab](?![\dA-Fa-f]))/,
  /__[A-Z][A-Z0-9_]*__/,
  // Words between underscores: ___base64-encoded-ca___. The names of labels and variables, such as __address__, have no hyphen.
  /^_{2,}[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+_{2,}$/,
  // References to a secret store: vals and Helmfile, bank-vaults, 1Password, Ansible Vault.
  /^\s*["']?(?:ref\+[a-z0-9]+:\/\/|vault:|op:\/\/|\$ANSIBLE_VAULT;)/,
  // Words that people put in: CHANGEME, REPLACE-ME, YOUR-CA-DATA, https://your-cluster:6443.
  /(?:^|[/@=,"'])(?:CHANGE[-_]?ME|REPLACE[-_]?ME|PLACEHOLDER|TODO|FIXME)(?:$|[/:,"'.])/i,
  /(?:^|[/@=,"'])(?:YOUR|REPLACE|INSERT|CHANGE|ENTER)[-_]|(?:^|\/\/|[@=,"'])(?:your|replace|insert|enter)[-_]/,
  // Instructions: PLACE CERTIFICATE HERE, paste the CA here.
  /^\s*(?:place|put|paste|insert|enter|add|your|the) [\w ,'/-]{0,80}\bhere[.!]?\s*$/i,
  // Names that scripts replace by sed: K8S_CERTS_DIR/ca.crt, https://INTERNAL_IP:2380. Cipher suites are excluded.
  /(?:^|[/@=,])(?!TLS_)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:$|[/:,])/,
  /\.\.\.|…/,
  // Whole values, hosts and addresses of x: xxx, https://xxx:6443, x.x.x.x, 10.0.xx.xx.
  /(?:^|\/\/|[=,@])[xX]{3}(?:$|[:/.])|(?:^|[/=,@.])[xX]{1,3}\.[xX]{1,3}(?:$|[:/,.])/,
];

/**
 * The texts that tools and people write over a secret: sosreport's `*****SCRUBBED*****`, kubectl's `DATA+OMITTED`, `[REDACTED]`, `xxxx`,
 * must-gather's `1679 bytes long` (openshift/oc, pkg/cli/admin/inspect/secret.go).
 */
const SCRUBBED: readonly RegExp[] = [
  /\*{3,}|█{3,}/,
  /^\s*\d{1,9} bytes long\s*$/,
  /(?:^|[^A-Za-z0-9])(?:REDACTED|SCRUBBED|OMITTED|MASKED|HIDDEN|REMOVED|SANITIZED)(?:[^A-Za-z0-9]|$)/,
  /^\s*[[(]?(?:redacted|scrubbed|omitted|masked|hidden|removed|sanitized)[\])]?\s*$/i,
  /(?:^|[^A-Za-z0-9])[xX]{4,}(?:[^A-Za-z0-9]|$)|[xX]{10}/,
];

/**
 * True if a value is not the real one: it is filled in from a template or a secret store, to be replaced by a person, encrypted by sops,
 * shortened by an ellipsis, or was scrubbed. Nothing can be judged about it.
 */
export function isTemplated(value: string): boolean {
  if (isPlain(value)) return false;
  return value.length < 100_000 && (PLACEHOLDERS.some((placeholder) => placeholder.test(value)) || isScrubbed(value));
}

/** True if a template or a person has yet to fill in the value, possibly with nothing. A scrubbed value had a real one. */
export function isUnfilled(value: string): boolean {
  return isTemplated(value) && !isScrubbed(value);
}

/** True if something was written over the value so that others may see the rest of the file. */
export function isScrubbed(value: string): boolean {
  if (isPlain(value)) return false;
  return value.length < 100_000 && SCRUBBED.some((scrubbed) => scrubbed.test(value));
}

/**
 * True for an all-caps word, such as KEY or SERVERIP, which scripts and readers replace. Only callers know whether it can be a value: it is no host in
 * practice, and no base64 of a certificate, but a mode such as RBAC.
 */
export function isCapitalWord(value: string): boolean {
  return /^\s*[A-Z][A-Z0-9]{2,31}\s*$/.test(value);
}

/** True for most names, paths and addresses: two searches tell what all of the patterns above would. */
const isPlain = (value: string): boolean => PLAIN.test(value) && !WORDS.test(value);

/** Characters that only words make a placeholder of. */
const PLAIN = /^[a-z0-9 .,:/=_-]*$/;

/** A part of each word above, and the dots and crosses. */
const WORDS =
  /\.\.\.|x[.x]|change|replace|placeholder|todo|fixme|your|insert|enter|here|redacted|scrubbed|omitted|masked|hidden|removed|sanitized|vault:|op:|__|bytes long/;

/** True for the host of a URL, or an address, that a person or a template has yet to fill in. Only here may a word of capitals be one. */
export function isOpenHost(host: string): boolean {
  return isTemplated(host) || isCapitalWord(host);
}
