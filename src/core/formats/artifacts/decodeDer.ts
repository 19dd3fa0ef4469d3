import type { Hop } from '../../model/artifacts/artifact.ts';
import { createPace, type Pace } from '../../model/pace.ts';
import type { Span } from '../../model/source/span.ts';
import { sniffDer } from '../sniffDer.ts';
import { decodeBlock } from './decodeBlock.ts';
import type { DecodedContent } from './decodePemText.ts';

/** Decodes binary content by its structure. Nothing and no problem where it is none that this knows. */
export async function decodeDer(
  bytes: Uint8Array,
  uri: string,
  trail: readonly Hop[],
  span: Span,
  pace: Pace = createPace(),
): Promise<DecodedContent> {
  const label = sniffDer(bytes);
  if (label === undefined) return { artifacts: [], problems: [] };
  // A copy: private octets are wiped after use, and the caller's file must stay as it is.
  const origin = { uri, span, trail: [...trail, { kind: 'der' } as const] };
  const { artifacts, faults } = await decodeBlock(label, bytes.slice(), origin, { pace });
  return { artifacts, problems: faults.map((fault) => ({ ...fault, span })) };
}
