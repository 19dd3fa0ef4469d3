import type { Program } from './node/program.ts';
import { HELPERS } from './node/runningNode.ts';
import { REFUSED } from './node/staticPod.ts';

/** The behavior of a component with a node's files. */
export interface ObservedComponent {
  /** `refused`: the kubelet would not start its container. */
  readonly state: 'runs' | 'exited' | 'refused';
  /** Its log, with its quotation unescaped and times as <time>. */
  readonly lines: readonly string[];
}

/** The output of a client that a probe started, or the answer to it. */
export interface ProbeResult {
  readonly ok: boolean;
  readonly text: string;
}

/** Everything a node's components and probes did. */
export interface Observation {
  readonly components: ReadonlyMap<string, ObservedComponent>;
  /** By the name of the connection that each exercises. A connection that nothing could exercise has none. */
  readonly probes: ReadonlyMap<string, ProbeResult>;
}

/** The behavior of each component of a node so far. */
export function observedComponents(programs: readonly Program[]): ReadonlyMap<string, ObservedComponent> {
  const components = new Map<string, ObservedComponent>();
  for (const { name, hasExited, lines } of programs) {
    if (HELPERS.includes(name)) continue;
    const isRefused = hasExited && lines.some((line) => line.startsWith(REFUSED));
    components.set(name, { state: isRefused ? 'refused' : hasExited ? 'exited' : 'runs', lines: [...lines] });
  }
  return components;
}
