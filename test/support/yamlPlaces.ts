import type { KubernetesReader } from '../../src/core/formats/yaml/kubernetesReaders.ts';
import type { YamlNode, YamlScalar } from '../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../src/core/formats/yaml/parseYaml.ts';
import { sourceOffsets } from '../../src/core/formats/yaml/sourceOffset.ts';

/** The result of checking the places of a document's values. */
export interface CheckedPlaces {
  /** Values whose range holds what they were read from. */
  readonly held: number;
  /** The first that is not at its place, in words without its content; undefined if there is none. */
  readonly wrong: string | undefined;
}

/** Characters of one value whose places are looked at. */
const MAX_CHARACTERS = 200;

/** Checks that the range of every key and value in the text holds what it was read from, and each character of a value its place. */
export function checkPlaces(text: string, root: YamlNode): CheckedPlaces {
  let held = 0;
  const seen = new Set<YamlNode>();
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    // Aliases and merged entries are met again.
    if (seen.has(node)) continue;
    seen.add(node);
    let wrong: string | undefined;
    if (node.kind === 'seq') for (const item of node.items) rest.push(item);
    else if (node.kind === 'map') {
      for (const { key, keySpan, value } of node.entries) {
        wrong ??= wrongKey(key, text.slice(keySpan.start, keySpan.end));
        rest.push(value);
      }
    } else {
      wrong = wrongCharacter(text, node) ?? wrongValue(text, node);
      if (isHeld(text, node)) held++;
    }
    if (wrong !== undefined) return { held, wrong };
  }
  return { held, wrong: undefined };
}

function wrongKey(key: string, source: string): string | undefined {
  if (!/^[A-Za-z]{6,}$/.test(key)) return undefined;
  const read = /^["']/.test(source) ? readAgain(source, 'clientGo') : source;
  return read === key ? undefined : 'a key';
}

/** The text does not contain the content that `!!binary` decodes, nor the mark of a withheld part. */
function isWritten(text: string, { contentSpan, raw }: YamlScalar): boolean {
  return text.slice(contentSpan.start, contentSpan.end) === raw;
}

function wrongCharacter(text: string, scalar: YamlScalar): string | undefined {
  const { span, contentSpan, value, raw, style } = scalar;
  if (span.start > contentSpan.start || contentSpan.end > span.end) return `the content of a ${style} value`;
  const offsets = sourceOffsets(scalar);
  const isExact = isWritten(text, scalar) && !raw.includes('\\');
  let before = contentSpan.start;
  for (let at = 0; at < Math.min(value.length, MAX_CHARACTERS); at++) {
    const place = offsets(at);
    if (place < before || place > contentSpan.end) return `the order in a ${style} value`;
    before = place;
    const character = value.charAt(at);
    if (isExact && /\w/.test(character) && text.charAt(place) !== character) return `a character of a ${style} value`;
  }
  return undefined;
}

function isHeld(text: string, scalar: YamlScalar): boolean {
  const { style, value, raw } = scalar;
  const isQuoted = style === 'single' || style === 'double';
  return isWritten(text, scalar) && (isQuoted || (style === 'plain' && raw === value && value !== ''));
}

function wrongValue(text: string, scalar: YamlScalar): string | undefined {
  const { style, value, span, contentSpan } = scalar;
  if (!isHeld(text, scalar)) return undefined;
  if (style === 'plain') return text.slice(contentSpan.start, contentSpan.end) === value ? undefined : 'a plain value';
  const quoted = text.slice(span.start, span.end);
  // As YAML, or as JSON, in which other escapes and breaks are valid.
  const isRead = readAgain(quoted, 'clientGo') === value || readAgain(quoted, 'component') === value;
  return isRead ? undefined : `a ${style} value`;
}

/** The value of a quoted scalar's text alone. */
function readAgain(quoted: string, reader: KubernetesReader): string | undefined {
  const root = parseYaml(`{"a": ${quoted}}\n`, reader).documents[0]?.root;
  const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  return value?.kind === 'scalar' ? value.value : undefined;
}
