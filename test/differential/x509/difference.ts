/** A part of an answer in which we differ from Go, what Go says and what we say; empty for no error. */
export interface Difference {
  readonly part: string;
  readonly go: string;
  readonly ours: string;
}

/** The result of a question: whether Go accepts the input, and how we differ. */
export interface Comparison {
  readonly accepted: boolean;
  readonly difference?: Difference | undefined;
}

/** Whether both accept or both refuse. */
export function isSameVerdict({ go, ours }: Difference): boolean {
  return (go === '') === (ours === '');
}
