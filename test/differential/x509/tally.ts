import { type Comparison, type Difference, isSameVerdict } from './difference.ts';
import { knownDisagreement } from './knownDisagreements.ts';

/** Disagreements that look the same. */
export interface Group<Source> {
  count: number;
  /** The first that shows it. */
  readonly source: Source;
}

/** The counts of a run over questions. */
export class Tally<Source> {
  questions = 0;
  /** Go accepts the leaf. */
  accepted = 0;
  /** Both accept, or both refuse. */
  verdicts = 0;
  /** Both say the same. */
  texts = 0;
  /** How often each known disagreement occurred. */
  readonly known: Record<string, number> = {};
  /** The others, by what both say without names and numbers. */
  readonly open = new Map<string, Group<Source>>();

  add(source: Source, { accepted, difference: differs }: Comparison): void {
    this.questions++;
    if (accepted) this.accepted++;
    if (!differs || isSameVerdict(differs)) this.verdicts++;
    if (!differs) {
      this.texts++;
      return;
    }
    const known = knownDisagreement(differs);
    if (known) {
      this.known[known.id] = (this.known[known.id] ?? 0) + 1;
      return;
    }
    const group = this.open.get(groupName(differs)) ?? { count: 0, source };
    group.count++;
    this.open.set(groupName(differs), group);
  }

  get failed(): number {
    return [...this.open.values()].reduce((sum, { count }) => sum + count, 0);
  }
}

/** The two texts, without names and numbers. */
export function groupName({ part, go, ours }: Difference): string {
  const plain = (text: string): string => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').replaceAll(/\d+/g, 'N') || 'ok';
  return `${part}: Go: ${plain(go)} | ours: ${plain(ours)}`;
}
