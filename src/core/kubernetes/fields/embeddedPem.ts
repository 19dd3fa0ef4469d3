import { decodeDer, decodePemText } from '../../formats/artifacts/decodePemText.ts';
import { decodeBase64 } from '../../formats/base64/base64.ts';
import type { YamlScalar } from '../../formats/yaml/node.ts';
import { sourceOffsets } from '../../formats/yaml/sourceOffset.ts';
import type { Artifact, Hop } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { intern } from '../../model/collections/compact.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { utf8Offsets } from '../../model/source/utf8Offsets.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';

/** The content of base64 text, judged by its first decoding. `text` has one ASCII character per byte. */
export type Base64Content =
  | { readonly kind: 'bad'; readonly badOffset: number }
  | { readonly kind: 'pem'; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'der'; readonly bytes: Uint8Array }
  | { readonly kind: 'base64' }
  | { readonly kind: 'other'; readonly text: string };

/** The content of a scalar's base64, decoded once, however many aliases lead to it. */
export const base64ContentOf = derived((scalar: YamlScalar): Base64Content => base64Content(scalar.value));

export function base64Content(value: string): Base64Content {
  const decoded = decodeBase64(value);
  if ('badOffset' in decoded) return { kind: 'bad', badOffset: decoded.badOffset };
  const { bytes } = decoded;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.includes('-----BEGIN ')) return { kind: 'pem', bytes, text };
  const inner = decodeBase64(text.trim());
  if ('bytes' in inner && new TextDecoder().decode(inner.bytes).includes('-----BEGIN ')) return { kind: 'base64' };
  return bytes[0] === 0x30 && bytes.length > 16 ? { kind: 'der', bytes } : { kind: 'other', text };
}

/** The file that is being read. */
interface Reading {
  readonly uri: string;
  readonly scheduler: Scheduler;
}

interface Decoded {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
}

/**
 * Decodes PEM or DER in the base64 of a scalar. An artifact that is the only one lies at the whole scalar, one of
 * several at its own part of the base64; problems lie at their characters.
 */
export async function decodeEmbedded(
  scalar: YamlScalar,
  content: Extract<Base64Content, { kind: 'pem' | 'der' }>,
  { uri, scheduler }: Reading,
  yamlPath: string,
): Promise<Decoded> {
  const trail = fieldTrail(yamlPath);
  if (content.kind === 'der')
    return withPath(await decodeDer(content.bytes, uri, trail, scalar.span, scheduler), yamlPath);
  const mapSpan = encodedSpans(scalar, content);
  const decoded = await decodePemText(content.text, uri, { trail, mapSpan, scheduler });
  const isOnlyBlock = content.text.indexOf('-----BEGIN ') === content.text.lastIndexOf('-----BEGIN ');
  const artifacts = isOnlyBlock
    ? decoded.artifacts.map((artifact) => ({ ...artifact, origin: { ...artifact.origin, span: scalar.span } }))
    : decoded.artifacts;
  return withPath({ artifacts, problems: decoded.problems }, yamlPath);
}

/** One for all fields of that path, of which many nodes have one. */
function fieldTrail(yamlPath: string): readonly Hop[] {
  return trails.get(yamlPath, () => [{ kind: 'yaml', path: intern(yamlPath) }, { kind: 'base64' }]);
}

const trails = createBoundedCache<readonly Hop[]>(1024);

/** Decodes PEM that a scalar holds as plain text; each artifact lies at its block. */
export async function decodePlain(scalar: YamlScalar, { uri, scheduler }: Reading, yamlPath: string): Promise<Decoded> {
  const toSource = sourceOffsets(scalar);
  const decoded = await decodePemText(scalar.value, uri, {
    scheduler,
    trail: [{ kind: 'yaml', path: yamlPath }],
    mapSpan: (start, end) => ({ start: toSource(start), end: toSource(end) }),
  });
  return withPath(decoded, yamlPath);
}

function withPath(decoded: Decoded, yamlPath: string): Decoded {
  return { ...decoded, problems: decoded.problems.map((problem) => ({ yamlPath, ...problem })) };
}

/** From a span of the decoded text to the base64 characters that hold it. */
export function encodedSpans(
  scalar: YamlScalar,
  { text, bytes }: { text: string; bytes: Uint8Array },
): (start: number, end: number) => Span {
  const toSource = sourceOffsets(scalar);
  const digits = digitOffsets(scalar.value);
  const byteOffsets = text.length === bytes.length ? undefined : utf8Offsets(text);
  const byteAt = (offset: number): number => byteOffsets?.[offset] ?? offset;
  const digitAt = (index: number): number => digits?.[index] ?? index;
  return (start, end) => {
    const first = digitAt(Math.floor((byteAt(start) * 4) / 3));
    const last = Math.max(first, digitAt(Math.ceil((byteAt(end) * 4) / 3) - 1));
    return { start: toSource(first), end: toSource(last + 1) };
  };
}

/** Offsets of the base64 digits; undefined if no line breaks lie between them, so that index and offset agree. */
function digitOffsets(value: string): number[] | undefined {
  if (!/[\r\n]/.test(value.trimEnd())) return undefined;
  const offsets: number[] = [];
  for (let at = 0; at < value.length; at++) if (value[at] !== '\n' && value[at] !== '\r') offsets.push(at);
  return offsets;
}
