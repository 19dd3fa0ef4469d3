import type { About, AboutSubject } from '../../model/about.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { TouchIndex } from '../../model/source/touchIndex.ts';

/** Findings by what they are about, for asking thing by thing without going through all of them. */
export class FindingsByAbout {
  readonly #bySubject = new Map<string, Finding[]>();
  readonly #byFile = new Map<string, FindingsOfFile>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      for (const about of finding.about) {
        if (about.fails === 'place') addPlace(this.#byFile, about.at, finding);
        else append(this.#bySubject, keyOf(about), finding);
      }
    }
  }

  /** Those about any of the things, each once. */
  of(things: readonly About[]): readonly Finding[] {
    return [...new Set(things.flatMap((about) => this.#about(about)))];
  }

  #about(about: About): readonly Finding[] {
    if (about.fails !== 'place') return this.#bySubject.get(keyOf(about)) ?? [];
    const { uri, span } = about.at;
    const there = this.#byFile.get(uri);
    if (!there) return [];
    there.index ??= new TouchIndex(there.entries, (entry) => entry.span);
    return there.index.touching(span).flatMap((entry) => (touch(entry.span, span) ? entry.finding : []));
  }
}

interface Entry {
  readonly span: Span;
  readonly finding: Finding;
}

interface FindingsOfFile {
  readonly entries: Entry[];
  /** Made when it is first asked. */
  index?: TouchIndex<Entry>;
}

function keyOf({ fails, subject }: AboutSubject): string {
  return `${fails} ${subject}`;
}

function addPlace(byFile: Map<string, FindingsOfFile>, { uri, span }: Location, finding: Finding): void {
  const known = byFile.get(uri) ?? { entries: [] };
  byFile.set(uri, known);
  known.entries.push({ span, finding });
}

/** Sharing a character, or an empty span inside or at an end of the other: neighbours in one line do not touch. */
function touch(one: Span, other: Span): boolean {
  const isEmpty = one.start === one.end || other.start === other.end;
  return isEmpty || (one.start < other.end && other.start < one.end);
}
