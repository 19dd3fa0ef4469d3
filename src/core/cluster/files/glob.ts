import { compileGlobs, type GlobStep } from './globProgram.ts';

/**
 * Compiles glob patterns as VS Code's `files.exclude` has them: `*`, `?`, `**`, `{a,b}`, `[…]`. The predicate holds for
 * a path that matches and for everything below it. Paths are relative and separated by "/".
 */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const automaton = new GlobAutomaton(compileGlobs(patterns));
  return (path) => automaton.matches(path);
}

/** The steps of all patterns at which a reader may stand. */
interface State {
  /** The reading steps, in order. */
  readonly steps: readonly number[];
  readonly isMatch: boolean;
  readonly next: Map<string, State>;
}

/** States and their transitions kept: enough for the patterns of a workspace, and no more than a bad pattern may take. */
const MAX_KEPT = 20_000;

/**
 * Follows all ways through the patterns at once and never goes back, so a path costs at most its length times the length of the patterns.
 * States are kept: mostly a character costs one look-up.
 */
class GlobAutomaton {
  readonly #program: readonly GlobStep[];
  readonly #states = new Map<string, State>();
  #kept = 0;

  constructor(program: readonly GlobStep[]) {
    this.#program = program;
  }

  matches(path: string): boolean {
    let state = this.#stateAt([0]);
    for (const character of path) {
      if (state.isMatch && character === '/') return true;
      if (state.steps.length === 0) return false;
      state = state.next.get(character) ?? this.#follow(state, character);
    }
    return state.isMatch;
  }

  #follow(from: State, character: string): State {
    const state = this.#stateAt(
      from.steps.flatMap((number) => {
        const step = this.#program[number];
        return step?.kind === 'read' && step.accepts(character) ? number + 1 : [];
      }),
    );
    from.next.set(character, state);
    this.#kept++;
    return state;
  }

  /** The state of all that is reached from some steps without reading. */
  #stateAt(starts: readonly number[]): State {
    const reached = new Set(starts);
    const steps: number[] = [];
    let isMatch = false;
    // A number that is added to the set during the loop is visited too.
    for (const number of reached) {
      const step = this.#program[number];
      if (step?.kind === 'fork') for (const target of step.targets) reached.add(target);
      else if (step?.kind === 'read') steps.push(number);
      else isMatch ||= step?.kind === 'match';
    }
    steps.sort((a, b) => a - b);
    const key = `${isMatch ? 'match' : ''}${steps.join()}`;
    const known = this.#states.get(key);
    if (known) return known;
    if (this.#kept > MAX_KEPT) {
      this.#states.clear();
      this.#kept = 0;
    }
    const state = { steps, isMatch, next: new Map<string, State>() };
    this.#states.set(key, state);
    this.#kept += steps.length + 1;
    return state;
  }
}
