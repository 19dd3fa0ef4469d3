import { decodeDer } from '../../formats/artifacts/decodePemText.ts';
import { decodeBase64 } from '../../formats/base64/base64.ts';
import { encodedRuns, MAX_RUNS } from '../../formats/base64/encodedRuns.ts';
import { tokenArtifact } from '../../formats/jwt/decodeToken.ts';
import type { Artifact, Hop } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { decodeFile } from './decodeFile.ts';

/** The URI of text that lies in no file. */
const TEXT_URI = 'text:selection';

/** As large as a file may be. Characters. */
const MAX_LENGTH = 5 * 1024 * 1024;

/** Base64 of base64 of base64: more is no mistake that people make. */
const MAX_DEPTH = 3;

/**
 * Decodes whatever a person may have copied: PEM in any indentation, whole or partial kubeconfigs and API objects, base64 of
 * either alphabet, once or several times, hexadecimal DER, tokens. Never rejects.
 */
export async function decodeText(text: string): Promise<DecodedFile> {
  const whole = await decodeFile(TEXT_URI, new TextEncoder().encode(text.slice(0, MAX_LENGTH)));
  const hex = await decodeHex(text);
  if (hex.length > 0) return { ...whole, artifacts: hex, problems: [] };
  const artifacts = [...whole.artifacts];
  const known = artifacts.map(({ origin }) => origin.span);
  const runs = whole.text === undefined ? [] : encodedRuns(whole.text);
  for (const run of runs) {
    if (known.some((span) => span.start < run.end && span.end > run.start)) continue;
    artifacts.push(...(await decodeRun(text.slice(run.start, run.end), run)));
  }
  artifacts.sort((a, b) => a.origin.span.start - b.origin.span.start);
  return { ...whole, artifacts, problems: [...whole.problems, ...limitsMet(text, runs)] };
}

/** The limit is reported, because content after it was not read. */
function limitsMet(text: string, runs: readonly Span[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (text.length > MAX_LENGTH) {
    const span = { start: MAX_LENGTH, end: text.length };
    problems.push({
      code: 'file-too-large',
      message: phrase('Only the first 5 MiB of the text were read.'),
      span,
    });
  }
  const last = runs[MAX_RUNS - 1];
  if (last) {
    const message = phrase('More than {count} encoded parts; the rest is not decoded.', { count: MAX_RUNS });
    problems.push({ code: 'too-many-blocks', message, span: last });
  }
  return problems;
}

async function decodeRun(run: string, span: Span): Promise<readonly Artifact[]> {
  const token = tokenArtifact(run, TEXT_URI, span, []);
  if (token) return [token];
  const decoded = await decodeEncoded(run, span, []);
  // Words on the lines below may have been taken for more of it.
  const [first = ''] = run.split(/\s/);
  return decoded.length > 0 || first.length === run.length ? decoded : decodeEncoded(first, span, []);
}

/** The content of base64 in either alphabet, padded or not. */
async function decodeEncoded(encoded: string, span: Span, above: readonly Hop[]): Promise<readonly Artifact[]> {
  const digits = encoded.replaceAll(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  const decoded = decodeBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, '='));
  if (!('bytes' in decoded)) return [];
  const trail: readonly Hop[] = [...above, { kind: 'base64' }];
  const inner = await decodeFile(TEXT_URI, decoded.bytes);
  if (inner.artifacts.length > 0 || inner.text === undefined || trail.length >= MAX_DEPTH) {
    return inner.artifacts.map((artifact) => moved(artifact, span, trail));
  }
  const isEncoded = /^[\w+/\s-]{24,}={0,2}$/.test(inner.text.trimEnd());
  return isEncoded ? decodeEncoded(inner.text, span, trail) : [];
}

function moved(artifact: Artifact, span: Span, above: readonly Hop[]): Artifact {
  const { origin } = artifact;
  return { ...artifact, origin: { ...origin, span, trail: [...above, ...origin.trail] } };
}

/** DER in hexadecimal, with colons or blanks between the octets or without. */
async function decodeHex(text: string): Promise<readonly Artifact[]> {
  const digits = text.length > MAX_LENGTH ? '' : text.replaceAll(/[\s:]|0x/g, '');
  if (digits.length < 32 || digits.length % 2 !== 0 || !/^30[0-9a-f]+$/i.test(digits)) return [];
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return (await decodeDer(bytes, TEXT_URI, [], { start: 0, end: text.length })).artifacts;
}
