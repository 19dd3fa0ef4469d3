/** A property of every input that did not hold. */
export interface Failure {
  readonly property: 'throws' | 'slow' | 'place' | 'secret' | 'unstable' | 'hangs';
  /** Without anything of the input that would differ from one shrunk input to the next. */
  readonly signature: string;
}

/** Thrown errors are distinguished by the place that throws them. */
export function failureOf(error: unknown): Failure {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const frames = lines.flatMap((line) => /((?:src|node_modules)\/[^\s)]+?):\d+\)?$/.exec(line)?.[1] ?? []).slice(0, 3);
  const name = error instanceof Error ? error.name : typeof error;
  return { property: 'throws', signature: [name, ...frames].join(' < ') };
}
