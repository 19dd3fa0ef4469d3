import { createPace, type Pace } from '../../model/pace.ts';
import type { InspectedNode, Report } from '../../model/report.ts';
import { type Keyed, NodesByKey } from './nodesByKey.ts';
import { type HeldCertificate, type NodeUses, nodeUses } from './nodeUses.ts';
import type { Lead, Use } from './use.ts';

type Part = 'files' | 'leads' | 'references' | 'certificates';

const PARTS: readonly Part[] = ['files', 'leads', 'references', 'certificates'];

/** Who names what, and where each certificate lies, for a whole report. */
export class UseIndex {
  readonly #nodes: readonly InspectedNode[];
  readonly #uses: readonly NodeUses[];
  readonly #previous: Partial<Record<Part, NodesByKey>>;
  readonly #tables: Partial<Record<Part, NodesByKey>> = {};

  /** `previous`: one whose tables may serve for these nodes as well. */
  constructor(nodes: readonly InspectedNode[], previous: UseIndex | undefined) {
    this.#nodes = nodes;
    this.#uses = nodes.map(({ view }) => nodeUses(view));
    // Not the index itself, which has another before it.
    this.#previous = previous ? { ...previous.#previous, ...previous.#tables } : {};
  }

  /** The first node that has the file. */
  nodeOf(uri: string): InspectedNode | undefined {
    const [place = -1] = this.#table('files').placesOf(uri);
    return this.#nodes[place];
  }

  /** The paths that a document names, in order of place. */
  leadsIn(uri: string): readonly Lead[] {
    const leads = this.#nodesWith('leads', uri).flatMap((uses) => uses.leads.get(uri) ?? []);
    return leads.sort((a, b) => a.reference.at.span.start - b.reference.at.span.start);
  }

  /** Whatever names a file. */
  referencesTo(uri: string): readonly Use[] {
    return this.#nodesWith('references', uri).flatMap((uses) => uses.references.get(uri) ?? []);
  }

  /** By SHA-256: files that are named, other files, copies in YAML. Files that nothing reads any more are left out. */
  placesOf(sha256: string): readonly HeldCertificate[] {
    const named = this.#table('references');
    const rank = ({ artifact, use }: HeldCertificate) =>
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
  async prepare(pace: Pace): Promise<void> {
    for (const uses of this.#uses) {
      for (const part of PARTS) uses[part].size;
      if (pace.isDue()) await pace.rest();
    }
    for (const part of PARTS) {
      this.#keep(part, await NodesByKey.prepared(this.#keyed(part), this.#previous[part], pace));
      if (pace.isDue()) await pace.rest();
    }
  }

  #usesOf(uri: string): NodeUses | undefined {
    const [place = -1] = this.#table('files').placesOf(uri);
    return this.#uses[place];
  }

  #nodesWith(part: Part, key: string): readonly NodeUses[] {
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

const indexes = new WeakMap<Report, UseIndex>();
let latest: UseIndex | undefined;

/** The report's index; made once a report, when it is first asked for. What it shares with the one before is not made again. */
export function useIndex(report: Report): UseIndex {
  const made = indexes.get(report);
  if (made) return made;
  latest = new UseIndex(report.nodes, latest);
  indexes.set(report, latest);
  return latest;
}

/** Makes the report's index before anybody asks for it, in slices: a thousand nodes take longer than a hover may hold up the rest. */
export function prepareUses(report: Report, pause?: () => Promise<void>): Promise<void> {
  return useIndex(report).prepare(createPace(pause));
}
