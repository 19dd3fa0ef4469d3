import type { Case } from './cases/case.ts';
import { measure, type Part } from './measure.ts';
import { differences, type Outcomes, recordable } from './outcome.ts';
import { REAL_APISERVER } from './realApiserver.ts';

/** The parts that kube-apiserver itself can be asked about; the kubelet's and the peers' ends are others. */
const ASKED: readonly Part[] = ['api', 'etcd', 'aggregation'];
/** A kube-apiserver needs seconds of a processor to start. */
const WORKERS = 2;

/** A part of a case that is tried with kube-apiserver itself, and what became of it with the front door. */
interface Sampled {
  readonly one: Case;
  readonly part: Part;
  readonly outcomes: Outcomes;
}

/** How the front door compares with kube-apiserver, in as many parts of cases as were asked for. */
export interface SampleResult {
  readonly parts: number;
  readonly connections: number;
  /** Different texts among them. */
  readonly texts: number;
  /** The cases in which kube-apiserver answers, logs or ends differently. */
  readonly differences: readonly string[];
}

/** Tries some of the cases with kube-apiserver too: the same files, and each connection's outcome must be the same. */
export async function sampleReal(
  cases: readonly Case[],
  outcomes: ReadonlyMap<string, Outcomes>,
  count: number,
): Promise<SampleResult> {
  const chosen = choose(cases, outcomes, count);
  const found: string[] = [];
  const waiting = chosen.values();
  const work = async () => {
    // A single occurrence may be caused by the machine.
    for (const sampled of waiting) found.push(...((await compare(sampled)).length > 0 ? await compare(sampled) : []));
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  const all = chosen.flatMap((sampled) => Object.values(sampled.outcomes));
  return { parts: chosen.length, connections: all.length, texts: new Set(all).size, differences: found };
}

/** The cases with the most outcomes that no earlier one shows. */
function choose(cases: readonly Case[], outcomes: ReadonlyMap<string, Outcomes>, count: number): readonly Sampled[] {
  let left = cases.flatMap((one) =>
    ASKED.filter((part) => one.parts.includes(part)).map((part) => ({
      one,
      part,
      outcomes: recordable(ofPart(outcomes.get(one.id) ?? {}, part)),
    })),
  );
  const shown = new Set<string>();
  const chosen: Sampled[] = [];
  while (chosen.length < count && left.length > 0) {
    const gain = (sampled: Sampled) =>
      new Set(Object.values(sampled.outcomes).filter((outcome) => !shown.has(outcome))).size;
    const best = left.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    chosen.push(best);
    for (const outcome of Object.values(best.outcomes)) shown.add(outcome);
    left = left.filter((sampled) => sampled !== best);
  }
  return chosen;
}

function ofPart(outcomes: Outcomes, part: Part): Outcomes {
  const entries = Object.entries(outcomes).filter(([name]) => name === part || name.startsWith(`${part} `));
  return Object.fromEntries(entries);
}

async function compare({ one, part }: Sampled): Promise<readonly string[]> {
  const nodes = await one.build(new Date(Math.floor(Date.now() / 1000) * 1000));
  const door = await measure(nodes, [part]);
  const real = await measure(nodes, [part], REAL_APISERVER);
  const found = differences({ ...door, ...real }, door);
  return found.length === 0 ? [] : [[`${one.id}: the front door is not as kube-apiserver`, ...found].join('\n  ')];
}
