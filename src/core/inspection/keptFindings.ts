import type { Finding } from '../model/finding.ts';

interface Kept {
  readonly text: string;
  readonly findings: readonly Finding[];
}

type FindingsByNode = ReadonlyMap<string, readonly Finding[]>;

/** Keeps the array of each node while its findings say the same, so that what rests on them can tell. */
export class KeptFindings {
  #kept: ReadonlyMap<string, Kept> = new Map();

  keep(found: FindingsByNode): FindingsByNode {
    const next = new Map<string, Kept>();
    for (const [id, findings] of found) {
      const text = JSON.stringify(findings);
      const known = this.#kept.get(id);
      next.set(id, known?.text === text ? known : { text, findings });
    }
    this.#kept = next;
    return new Map([...next].map(([id, { findings }]) => [id, findings]));
  }
}
