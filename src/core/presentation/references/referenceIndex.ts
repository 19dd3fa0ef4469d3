import { derivedFromPrevious } from '../../model/memo/derived.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { type FieldCertificate, type NodeReferences, nodeReferences } from './nodeReferences.ts';
import { type Keyed, NodesByKey } from './nodesByKey.ts';
import type { PathReference, Reference } from './reference.ts';

type Part = 'files' | 'leads' | 'references' | 'certificates';

const PARTS: readonly Part[] = ['files', 'leads', 'references', 'certificates'];

/** Who names what, and where each certificate lies, for a whole report. */
export class ReferenceIndex {
  readonly #nodes: readonly InspectedNode[];
  readonly #uses: readonly NodeReferences[];
  readonly #previous: Partial<Record<Part, NodesByKey>>;
  readonly #tables: Partial<Record<Part, NodesByKey>> = {};

  /** `previous`: one whose tables may serve for these nodes as well. */
  constructor(nodes: readonly InspectedNode[], previous: ReferenceIndex | undefined) {
    this.#nodes = nodes;
    this.#uses = nodes.map(({ view }) => nodeReferences(view));
    // Not the index itself, which has another before it.
    this.#previous = previous ? { ...previous.#previous, ...previous.#tables } : {};
  }

  /** The first node that has the file. */
  nodeOf(uri: string): InspectedNode | undefined {
    const [place = -1] = this.#table('files').placesOf(uri);
    return this.#nodes[place];
  }

  /** The paths that a document names, in order of place. */
  leadsIn(uri: string): readonly PathReference[] {
    const leads = this.#nodesWith('leads', uri).flatMap((uses) => uses.leads.get(uri) ?? []);
    return leads.sort((a, b) => a.reference.at.span.start - b.reference.at.span.start);
  }

  /** Whatever names a file. */
  referencesTo(uri: string): readonly Reference[] {
    return this.#nodesWith('references', uri).flatMap((uses) => uses.references.get(uri) ?? []);
  }

  /** By SHA-256: files that are named, other files, copies in YAML. Files that nothing reads any more are left out. */
  placesOf(sha256: string): readonly FieldCertificate[] {
    const named = this.#table('references');
    const rank = ({ artifact, use }: FieldCertificate) =>
      use ? 2 : named.placesOf(artifact.origin.uri).length > 0 ? 0 : 1;
    return this.#nodesWith('certificates', sha256)
      .flatMap((uses) => {
        const held = uses.certificates.get(sha256) ?? [];
        // A file of several nodes counts for the first.
        return held.filter(({ artifact }) => this.#usesOf(artifact.origin.uri) === uses);
      })
      .map((held) => ({ held, rank: rank(held) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ held }) => held);
  }

  /** Makes all of it now, and leaves room for other work. */
  async prepare(scheduler: Scheduler): Promise<void> {
    for (const uses of this.#uses) {
      for (const part of PARTS) uses[part].size;
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    for (const part of PARTS) {
      this.#keep(part, await NodesByKey.prepared(this.#keyed(part), this.#previous[part], scheduler));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
  }

  #usesOf(uri: string): NodeReferences | undefined {
    const [place = -1] = this.#table('files').placesOf(uri);
    return this.#uses[place];
  }

  #nodesWith(part: Part, key: string): readonly NodeReferences[] {
    return this.#table(part)
      .placesOf(key)
      .flatMap((place) => this.#uses[place] ?? []);
  }

  #table(part: Part): NodesByKey {
    return this.#tables[part] ?? this.#keep(part, NodesByKey.of(this.#keyed(part), this.#previous[part]));
  }

  #keyed(part: Part): readonly Keyed[] {
    return this.#uses.map((uses) => uses[part]);
  }

  #keep(part: Part, table: NodesByKey): NodesByKey {
    this.#tables[part] = table;
    delete this.#previous[part];
    return table;
  }
}

/** The report's index. What it shares with that of the report before is not made again. */
export const referenceIndex = derivedFromPrevious(
  (report: Report) => new ReferenceIndex(report.nodes, undefined),
  (index, _before, report) => new ReferenceIndex(report.nodes, index),
);

/** Makes the report's index before anybody asks for it, in slices: a thousand nodes take longer than a hover may hold up the rest. */
export function prepareReferences(report: Report, pause?: () => Promise<void>): Promise<void> {
  return referenceIndex(report).prepare(createScheduler(pause));
}
