import type { Fix } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import { sarifText } from '../../model/text/sarif.ts';

/** How a report writes a place: the file and the region in it. */
interface SarifPlaces {
  readonly file: (uri: string) => object;
  readonly region: (at: Location) => object;
}

/** The quick fixes in SARIF (2.1.0 §3.55), without those that would write key material or a secret. */
export function sarifFixes(fixes: readonly Fix[], { file, region }: SarifPlaces): readonly object[] | undefined {
  const shown = fixes.filter(({ edits }) => edits.every(({ text }) => !holdsContent(text)));
  if (shown.length === 0) return undefined;
  return shown.map(({ title, edits }) => ({
    description: { text: sarifText(title) },
    artifactChanges: [...new Set(edits.map(({ uri }) => uri))].map((changed) => ({
      artifactLocation: file(changed),
      replacements: edits
        .filter(({ uri }) => uri === changed)
        .map(({ span, text }) => ({
          deletedRegion: region({ uri: changed, span }),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
    })),
  }));
}

/** PEM, or base64 of the length of a key, certificate or token. */
function holdsContent(text: string): boolean {
  return text.includes('-----BEGIN') || /[A-Za-z0-9+=_-]{48}/.test(text.replaceAll(/\s|\\n/g, ''));
}
