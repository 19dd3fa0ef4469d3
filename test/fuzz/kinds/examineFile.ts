import { asn1Tree, bytesOf, type DecodedFile, jsonFile, oidName, textOfFile } from '../../../src/core/index.ts';
import { spansIn } from '../check/spansIn.ts';
import type { Outcome, Placed } from '../kind.ts';

/** Everything that can be said of one decoded file, and where it points. */
export function examineFile(file: DecodedFile, now: Date): Outcome {
  const { artifacts, problems } = file;
  const trees = artifacts.flatMap((artifact) => {
    const bytes = bytesOf(artifact);
    return bytes ? [JSON.stringify(asn1Tree(bytes, oidName))] : [];
  });
  return {
    texts: [
      textOfFile(file, now.getTime()),
      JSON.stringify(jsonFile(file, 'name')),
      JSON.stringify({ artifacts, problems }, bytesAsHex),
      ...trees,
    ],
    places: [...placesIn(file)],
  };
}

export function* placesIn({
  artifacts,
  problems,
  documents,
  unit,
  environment,
  text,
  size,
  stale,
}: DecodedFile): Generator<Placed> {
  const length = text?.length ?? size;
  for (const { code, span } of problems) yield { what: `problem ${code}`, span, length };
  // The replacement of a broken document has the places of the text before.
  if (stale) return;
  for (const { kind, origin } of artifacts) yield { what: `artifact ${kind}`, span: origin.span, length };
  for (const document of documents) {
    for (const span of spansIn(document)) yield { what: `document ${document.kind}`, span, length };
  }
  for (const span of spansIn(unit)) yield { what: 'unit', span, length };
  for (const span of spansIn(environment)) yield { what: 'environment', span, length };
}

/** For JSON.stringify: octets in a form that key material is searched in, and maps as what they hold. */
export function bytesAsHex(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
  if (value instanceof Map) return [...value];
  return typeof value === 'bigint' ? value.toString() : value;
}
