import { groupBy } from '../groupBy.ts';
import type { Finding } from '../model/finding.ts';
import type { Location, Span } from '../text/span.ts';
import { SpanSet } from '../text/spanSet.ts';

/** Findings by the files of their places, for asking place by place without going through all of them. */
export class FindingsByFile {
  readonly #own = new Map<string, Entry[]>();
  readonly #related = new Map<string, Entry[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      add(this.#own, finding.at, finding);
      for (const place of finding.related) add(this.#related, place, finding);
    }
  }

  /** Those told at one of the places, each once. */
  at(places: readonly Location[]): readonly Finding[] {
    return touching(this.#own, places);
  }

  /** Those with a related place there, each once. */
  relatedTo(places: readonly Location[]): readonly Finding[] {
    return touching(this.#related, places);
  }

  /** Those told anywhere in the file, or with a related place in it, each once. */
  inFile(uri: string): readonly Finding[] {
    const entries = [...(this.#own.get(uri) ?? []), ...(this.#related.get(uri) ?? [])];
    return [...new Set(entries.map(({ finding }) => finding))];
  }
}

interface Entry {
  readonly at: Location;
  readonly finding: Finding;
}

function add(index: Map<string, Entry[]>, { uri, span }: Location, finding: Finding): void {
  const entry = { at: { uri, span }, finding };
  const known = index.get(uri);
  if (known) known.push(entry);
  else index.set(uri, [entry]);
}

function touching(index: ReadonlyMap<string, readonly Entry[]>, places: readonly Location[]): readonly Finding[] {
  const found = new Set<Finding>();
  for (const [uri, there] of groupBy(places, (place) => place.uri)) {
    const entries = index.get(uri);
    if (!entries) continue;
    const isTouched = touchOf(there.map(({ span }) => span));
    for (const { at, finding } of entries) if (isTouched(at.span)) found.add(finding);
  }
  return [...found];
}

/** Sharing a character, or an empty span inside or at an end of the other: neighbours in one line do not touch. */
function touchOf(spans: readonly Span[]): (span: Span) => boolean {
  const all = new SpanSet(spans);
  const empty = new SpanSet(spans.filter(({ start, end }) => start === end));
  return (span) => (span.start === span.end ? all.touches(span) : all.overlaps(span) || empty.touches(span));
}
