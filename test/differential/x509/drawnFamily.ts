import type { Comparison } from './difference.ts';
import type { JudgeName } from './recorded.ts';

/** Questions that are drawn from seeds. A draft is plain data, from which everything that is asked is made again. */
export interface DrawnFamily<Draft, Answer> {
  readonly name: JudgeName;
  readonly title: string;
  draw(seed: number): Draft;
  /** Go's answers. */
  ask(drafts: readonly Draft[]): Promise<readonly Answer[]>;
  /** Compares an answer with that of the core. */
  contrast(draft: Draft, answer: Answer): Promise<Comparison>;
  /** Drafts with less in them. */
  smaller(draft: Draft): Iterable<Draft>;
  /** The draft in a line. */
  summary(draft: Draft): string;
  end(): void;
}

/** Go's answers, and the differences of the core. */
export async function compareDrafts<Draft, Answer>(
  family: Pick<DrawnFamily<Draft, Answer>, 'ask' | 'contrast'>,
  drafts: readonly Draft[],
): Promise<readonly (Comparison & { readonly answer: Answer })[]> {
  const answers = await family.ask(drafts);
  return Promise.all(
    drafts.map(async (draft, at) => {
      const answer = answers[at];
      if (answer === undefined) throw new Error('The judge answered less than it was asked.');
      return { ...(await family.contrast(draft, answer)), answer };
    }),
  );
}

/** Leaves out of a draft what is not needed for `differs` to hold. */
export async function minimized<Draft, Answer>(
  { smaller }: Pick<DrawnFamily<Draft, Answer>, 'smaller'>,
  draft: Draft,
  differs: (draft: Draft) => Promise<boolean>,
): Promise<Draft> {
  let smallest = draft;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const one of smaller(smallest)) {
      if (!(await differs(one))) continue;
      smallest = one;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}
