import { TagEnds } from './templateTagEnds.ts';

/** A tag of a template. `open` begins a block, `middle` begins another branch of it, and `close` ends it. */
export interface TemplateTag {
  readonly start: number;
  readonly end: number;
  readonly kind: TagKind;
}

/** `value` stands for text, `inserted` for a part of another file, and `silent` for nothing. `repeat` opens a block that may be made many times. */
type TagKind = 'open' | 'repeat' | 'middle' | 'close' | 'value' | 'inserted' | 'silent';

const TAG = /\{%|\{#|\{\{|<%|%\{(?=~? *(?:if|for|else|endif|endfor)\b)/g;

/** Only Terraform puts values in by `${…}`: elsewhere this is a variable of a shell or a unit. */
const TERRAFORM_TAG = /\{%|\{#|\{\{|<%|\$\{|%\{(?=~? *(?:if|for|else|endif|endfor)\b)/g;

/** The tags of Jinja, Go's templates, Mustache, ERB, EPP and Terraform in a text, in order. */
export function templateTags(text: string, isTerraform: boolean): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const ends = new TagEnds(text);
  const tag = isTerraform ? TERRAFORM_TAG : TAG;
  tag.lastIndex = 0;
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const [mark] = match;
    const start = match.index;
    // `{#` counts the characters of a variable of a shell, and `$${` is an escaped `${`.
    if ((mark === '{#' || mark === '${') && text[start - 1] === '$') continue;
    // A comment of YAML or of a shell may begin like a tag.
    const found = ends.of(mark, start);
    if (!found) continue;
    const { inner, isUnbalanced } = found;
    // `{{{ }}}` of Mustache inserts a value unescaped; its braces may have been read as those of an expression.
    const isRaw = mark === '{{' && text[start + 2] === '{' && text[inner - 1] !== '}' && text[inner + 2] === '}';
    const end = found.end + (isRaw ? 1 : 0);
    tags.push({ start, end, kind: isUnbalanced ? 'inserted' : kindOf(mark, text.slice(start + 2, inner)) });
    tag.lastIndex = end;
  }
  return tags;
}

function kindOf(mark: string, inner: string): TagKind {
  if (mark === '{#') return 'silent';
  if (mark === '${') return 'value';
  if (mark === '{{') return ofBraces(inner.replace(/^[-~]?\s*/, ''));
  if (mark === '<%') return ofRuby(inner);
  return ofStatement(inner.replace(/^[-+~]?\s*/, ''));
}

/** Jinja's and Terraform's statements. */
function ofStatement(inner: string): TagKind {
  const [word = ''] = /^\w+/.exec(inner) ?? [];
  if (/^end/.test(word)) return 'close';
  if (/^(?:else|elif|elseif)$/.test(word)) return 'middle';
  if (word === 'if') return 'open';
  if (word === 'set') return inner.includes('=') ? 'silent' : 'repeat';
  if (/^(?:for|macro|call|filter|block|with|autoescape|raw|trans|load_yaml|load_json)$/.test(word)) return 'repeat';
  return /^(?:do|import|from)$/.test(word) ? 'silent' : 'inserted';
}

/** Go's actions, Mustache's sections, and values. */
function ofBraces(inner: string): TagKind {
  if (/^(?:\/\*|!)/.test(inner)) return 'silent';
  if (/^(?:end\b|\/)/.test(inner)) return 'close';
  if (/^(?:else\b)/.test(inner)) return 'middle';
  if (/^(?:if|with)\s/.test(inner)) return 'open';
  if (/^(?:(?:range|define|block)\s|[#^])/.test(inner)) return 'repeat';
  if (/^\$\w+\s*:?=/.test(inner)) return 'silent';
  // Ansible's `comment` filter turns any text into a comment.
  if (/\|\s*comment(?:\([^()]*\))?\s*-?$/.test(inner)) return 'silent';
  return /^(?:template\s|>)/.test(inner) ? 'inserted' : 'value';
}

/** Ruby in ERB, and Puppet's language in EPP. */
function ofRuby(inner: string): TagKind {
  if (inner.startsWith('#')) return 'silent';
  const isValue = inner.startsWith('=');
  const whole = inner.replace(/^[-=]/, '').trim();
  const code = whole.endsWith('-') ? whole.slice(0, -1).trimEnd() : whole;
  if (isValue) return /\bdo(?:\s*\|[^|]*\|)?$|\{\s*\|[^|]*\|$/.test(code) ? 'repeat' : 'value';
  if (/^(?:elsif|else|when)\b/.test(code) || (code.startsWith('}') && code.endsWith('{'))) return 'middle';
  if (/^(?:end\b|\})/.test(code)) return 'close';
  if (/^(?:if|unless)\b/.test(code) && !/\bend$/.test(code)) return 'open';
  if (/^(?:case|while|until|for|begin)\b/.test(code) || /(?:\bdo|\{)(?:\s*\|[^|]*\|)?$/.test(code)) return 'repeat';
  return 'silent';
}
