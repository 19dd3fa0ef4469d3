import type { Finding } from '../../model/finding.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { TouchIndex } from '../../model/source/touchIndex.ts';

/** Findings by the files of their places, for asking place by place without going through all of them. */
export class FindingsByFile {
  readonly #own = new Map<string, FindingsOfFile>();
  readonly #related = new Map<string, FindingsOfFile>();

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
    const entries = [...(this.#own.get(uri)?.entries ?? []), ...(this.#related.get(uri)?.entries ?? [])];
    return [...new Set(entries.map(({ finding }) => finding))];
  }
}

interface Entry {
  readonly span: Span;
  readonly finding: Finding;
  /** Its place in the order of the findings. */
  readonly order: number;
}

interface FindingsOfFile {
  readonly entries: Entry[];
  /** Made when it is first asked. */
  index?: TouchIndex<Entry>;
}

function add(byFile: Map<string, FindingsOfFile>, { uri, span }: Location, finding: Finding): void {
  const known = byFile.get(uri) ?? { entries: [] };
  byFile.set(uri, known);
  known.entries.push({ span, finding, order: known.entries.length });
}

/** In the order of the findings, file by file. */
function touching(byFile: ReadonlyMap<string, FindingsOfFile>, places: readonly Location[]): readonly Finding[] {
  const found = new Map<FindingsOfFile, Set<Entry>>();
  for (const { uri, span } of places) {
    const there = byFile.get(uri);
    if (!there) continue;
    there.index ??= new TouchIndex(there.entries, (entry) => entry.span);
    const ofFile = found.get(there) ?? new Set();
    found.set(there, ofFile);
    for (const entry of there.index.touching(span)) if (touch(entry.span, span)) ofFile.add(entry);
  }
  const entries = [...found.values()].flatMap((ofFile) => [...ofFile].sort((a, b) => a.order - b.order));
  return [...new Set(entries.map(({ finding }) => finding))];
}

/** Sharing a character, or an empty span inside or at an end of the other: neighbours in one line do not touch. */
function touch(one: Span, other: Span): boolean {
  const isEmpty = one.start === one.end || other.start === other.end;
  return isEmpty || (one.start < other.end && other.start < one.end);
}
