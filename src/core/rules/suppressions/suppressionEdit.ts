import type { YamlNode } from '../../formats/yaml/node.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Finding, Fix } from '../../model/finding.ts';
import { type EditText, editText, itemLead, NOTHING, ownText, plainWord } from '../../model/text/editText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { unusedSuppression } from '../files/unused-suppression.ts';

/**
 * The edit that writes a comment which hides the finding: above its line, or at the head of the file where a line in between
 * would change what the file says. Undefined if the file takes no comments.
 */
export function suppressionEdit(file: DecodedFile, finding: Pick<Finding, 'rule' | 'at'>): Fix | undefined {
  const { text, uri, format } = file;
  if (
    text === undefined ||
    file.stale ||
    format === 'empty' ||
    finding.at.uri !== uri ||
    finding.rule === unusedSuppression.id
  ) {
    return undefined;
  }
  // JSON has no comments; a unit begins with a section in brackets.
  if (/^\s*[{[]/.test(text) && file.unit === undefined) return undefined;
  const rule = plainWord(finding.rule);
  if (rule === undefined) return undefined;
  const lineBreak = text.includes('\r\n') ? ownText('\r\n') : ownText('\n');
  const reason = editText(rule, ownText(' -- reason'), lineBreak);
  const { start, end } = finding.at.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = itemLead(/^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '') ?? NOTHING;
  const above = editText(indent, ownText('# kubernetes-pki-disable-next-line '), reason);
  const isWholeFile = start === 0 && end === 0;
  if (!isWholeFile && takesLine(file, text, lineStart, above)) {
    return insertion(phrase('Hide {rule} here', { rule: finding.rule }), uri, lineStart, above);
  }
  // The first line tells cloud-init what the text is.
  const [mark] = /^(?:\uFEFF|(?:#cloud-config|## template: jinja)[^\n]*\n(?:#cloud-config[^\n]*\n)?)/.exec(text) ?? [
    '',
  ];
  const head = mark.length;
  const comment = editText(ownText('# kubernetes-pki-disable-file '), reason);
  return insertion(phrase('Hide {rule} in this file', { rule: finding.rule }), uri, head, comment);
}

function insertion(title: Text, uri: string, at: number, text: EditText): Fix {
  return { title, edits: [{ uri, span: { start: at, end: at }, text }] };
}

/** Whether a comment may stand at the start of a line: not inside a PEM block, a long value, or before a mark of the file's start. */
function takesLine({ format, environment }: DecodedFile, text: string, at: number, line: string): boolean {
  const begun = text.lastIndexOf('-----BEGIN', at - 1);
  if (at > 0 && begun >= 0 && begun > text.lastIndexOf('-----END', at - 1)) return false;
  if (text.startsWith('\uFEFF') && at === 0) return false;
  if (environment?.variables.some(({ span }) => span.start < at && at < span.end)) return false;
  return format !== 'yaml' || saysTheSame(text, text.slice(0, at) + line + text.slice(at));
}

/** Both texts are whole YAML with the same content. */
function saysTheSame(before: string, after: string): boolean {
  const one = parseYaml(before);
  const other = parseYaml(after);
  if (one.problems.length + other.problems.length > 0 || one.documents.length !== other.documents.length) return false;
  const seen = new Set<YamlNode>();
  return one.documents.every(({ root }, at) => isSameNode(root, other.documents[at]?.root, seen));
}

function isSameNode(one: YamlNode, other: YamlNode | undefined, seen: Set<YamlNode>): boolean {
  if (seen.has(one)) return true;
  seen.add(one);
  if (other === undefined || one.kind !== other.kind) return false;
  if (one.kind === 'scalar') return other.kind === 'scalar' && unredacted(one).value === unredacted(other).value;
  if (one.kind === 'seq') {
    if (other.kind !== 'seq' || one.items.length !== other.items.length) return false;
    return one.items.every((item, at) => isSameNode(item, other.items[at], seen));
  }
  if (other.kind !== 'map' || one.entries.length !== other.entries.length) return false;
  return one.entries.every(({ key, value }, at) => {
    const entry = other.entries[at];
    return entry?.key === key && isSameNode(value, entry.value, seen);
  });
}
