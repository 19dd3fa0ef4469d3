import { redact } from '../../formats/redaction/redact.ts';
import type { PathMention } from '../../model/pathMention.ts';

/** Longer texts are data, not configurations. Characters. */
const MAX_LENGTH = 256 * 1024;

/** Maximum number of mentions in one text. */
const MAX_MENTIONS = 500;

/** Characters of a path that no quotes are needed for. */
const WORD = /[\w@%+.~/-]+/g;

/** The names of certificates, keys and kubeconfigs. */
const FILE = /[^/]\.(?:crt|cer|cert|pem|der|key|p12|pfx|jks|conf|kubeconfig)$/i;

/** Longer than any path may be (PATH_MAX of Linux). */
const MAX_PATH = 4096;

/**
 * The paths in a text that may lead to a certificate, a key or a kubeconfig, and the folders that it mounts into containers. What stands
 * behind `#` at the beginning of a line, or after a blank, is a comment.
 */
export function pathMentions(text: string): readonly PathMention[] {
  if (text.length > MAX_LENGTH || !MAY_MENTION.test(text)) return NONE;
  const mentions: PathMention[] = [];
  for (let start = 0; start < text.length && mentions.length < MAX_MENTIONS; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = withoutComment(text.slice(start, end));
    let mountEnd = 0;
    for (const match of line.matchAll(WORD)) {
      const [path] = match;
      const span = { start: start + match.index, end: start + match.index + path.length };
      // The target of a mount is a path in the container.
      if (match.index < mountEnd || path.length > MAX_PATH || path.startsWith('//')) continue;
      const before = line.slice(Math.max(0, match.index - SETTING_LENGTH), match.index);
      const isSetting = endsInSetting(before);
      const mounted = MOUNTED.exec(line.slice(match.index + path.length, match.index + path.length + MAX_PATH));
      if (mounted) mountEnd = match.index + path.length + mounted[0].length;
      const source = mounted ? fromWorkingDirectory(path, before) : path;
      const target = mounted?.[1] && { target: mounted[1] };
      if (FILE.test(path)) mentions.push({ path: redact(source), span, ...(isSetting && { isSetting }), ...target });
      else if (target && /^\.{0,2}\//.test(source)) mentions.push({ path: source, span, isFolder: true, ...target });
    }
    start = end + 1;
  }
  return mentions.length > 0 ? mentions.slice(0, MAX_MENTIONS) : NONE;
}

/** The target of a mount behind its source. */
const MOUNTED = /^["']?:(\/[\w@%+.~/-]*)/;

/** Resolves the working directory of a shell, `$PWD/` or `$(pwd)/`: scripts are started in their own folder. */
function fromWorkingDirectory(path: string, before: string): string {
  if (before.endsWith('$') && path.startsWith('PWD/')) return `.${path.slice('PWD'.length)}`;
  return path.startsWith('/') && /(?:\$\{PWD\}|\$\(pwd\)|`pwd`)["']?$/.test(before) ? `.${path}` : path;
}

/** The names of settings for certificates: `ssl_certificate`, `crt`, `ca-file`, `ETCD_CERT_FILE`, `caFile`, `tlsCertPath`. */
const SETTING = /cert|crt|ssl|tls|pem|ca[-_]?file|ca[-_]?path/i;

/**
 * Whether the text before a path ends in the name of such a setting and what divides it from its value. Behind blanks alone, another file or
 * a text that ends, such as the label of a PEM block, is no name.
 */
function endsInSetting(before: string): boolean {
  let end = before.length;
  while (end > 0 && DIVIDER.test(before[end - 1] ?? '')) end--;
  const divider = before.slice(end);
  if (!/[=: \t]/.test(divider)) return false;
  let start = end;
  while (start > 0 && NAME.test(before[start - 1] ?? '')) start--;
  const name = before.slice(start, end);
  if (!/[=:]/.test(divider) && (FILE.test(name) || !/\w$/.test(name))) return false;
  return SETTING.test(name);
}

const DIVIDER = /[=: \t"']/;
const NAME = /[\w.-]/;

/** Maximum distance between a setting and its path. Characters. */
const SETTING_LENGTH = 100;

function withoutComment(line: string): string {
  const at = line.search(/(?:^|[ \t])#/);
  return at < 0 ? line : line.slice(0, at);
}

/** Shared, because most texts mention no path. */
const MAY_MENTION = /\.(?:crt|cer|cert|pem|der|key|p12|pfx|jks|conf|kubeconfig)\b|\/[\w.-]*:\//i;

const NONE: readonly PathMention[] = [];
