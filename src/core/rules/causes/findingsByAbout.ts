import type { AboutSubject, Cause } from '../../model/about.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { TouchIndex } from '../../model/source/touchIndex.ts';

/** Index of findings by subject. */
export class FindingsByAbout {
  /** By subject, then by the URI of each file in which the finding has a place. */
  readonly #bySubject = new Map<string, Map<string, Finding[]>>();
  readonly #byFile = new Map<string, FindingsOfFile>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      for (const about of finding.about) {
        if (about.fails === 'place') addPlace(this.#byFile, about.at, finding);
        else addSubject(this.#bySubject, keyOf(about), finding);
      }
    }
  }

  /**
   * Findings about any of the subjects, each once. For each subject, the findings in these files; if there are none, those of the first other file,
   * since a certificate on a thousand nodes may have a thousand findings.
   */
  of(causes: readonly Cause[], files: readonly string[]): readonly Finding[] {
    return [...new Set(causes.flatMap((about) => this.#about(about, files)))];
  }

  #about(about: Cause, files: readonly string[]): readonly Finding[] {
    if (about.fails !== 'place') {
      const byUri = this.#bySubject.get(keyOf(about));
      const near = files.flatMap((uri) => byUri?.get(uri) ?? []);
      if (near.length > 0 || !byUri) return near;
      const [anywhere = []] = byUri.values();
      return anywhere;
    }
    const { uri, span } = about.at;
    const there = this.#byFile.get(uri);
    if (!there) return [];
    there.index ??= new TouchIndex(there.entries, (entry) => entry.span);
    return there.index.touching(span).flatMap((entry) => (touch(entry.span, span) ? entry.finding : []));
  }
}

/** Number of related places that are indexed per finding, so that the index grows linearly. */
const MAX_RELATED = 16;

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

function addSubject(bySubject: Map<string, Map<string, Finding[]>>, key: string, finding: Finding): void {
  const byUri = bySubject.get(key) ?? new Map<string, Finding[]>();
  bySubject.set(key, byUri);
  const uris = new Set([finding.at, ...finding.related.slice(0, MAX_RELATED)].map(({ uri }) => uri));
  for (const uri of uris) append(byUri, uri, finding);
}

function addPlace(byFile: Map<string, FindingsOfFile>, { uri, span }: Location, finding: Finding): void {
  const known = byFile.get(uri) ?? { entries: [] };
  byFile.set(uri, known);
  known.entries.push({ span, finding });
}

/** Sharing a character, or an empty span inside or at an end of the other: neighbors in one line do not touch. */
function touch(one: Span, other: Span): boolean {
  const isEmpty = one.start === one.end || other.start === other.end;
  return isEmpty || (one.start < other.end && other.start < one.end);
}
