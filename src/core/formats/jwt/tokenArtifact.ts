import type { Artifact, Hop } from '../../model/artifacts/artifact.ts';
import type { Span } from '../../model/source/span.ts';
import { decodeToken } from './decodeToken.ts';

/** A token with its place; undefined where the text is none. */
export function tokenArtifact(
  text: string,
  uri: string,
  span: Span,
  trail: readonly Hop[],
): Extract<Artifact, { kind: 'token' }> | undefined {
  const token = decodeToken(text);
  return token && { kind: 'token', origin: { uri, span, trail }, token };
}
