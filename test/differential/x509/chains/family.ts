import type { DrawnFamily } from '../drawnFamily.ts';
import { type Answer, contrast, goAnswers, startJudge } from '../question.ts';
import { type ChainDraft, drawChain, questionOf } from './drawChain.ts';
import { smallerChains } from './smallerChains.ts';

/** Chains with odd extensions. */
export function chainFamily(): DrawnFamily<ChainDraft, Answer> {
  const judge = startJudge();
  return {
    name: 'chains',
    title: 'chains',
    draw: drawChain,
    ask: async (drafts) => goAnswers(judge, await Promise.all(drafts.map(questionOf))),
    contrast: async (draft, answer) => contrast(await questionOf(draft), answer),
    smaller: smallerChains,
    summary,
    end: () => judge.end(),
  };
}

function summary({ leaf, intermediates, anchors, purpose, host }: ChainDraft): string {
  const of = ({ subject, extensions, spoils }: ChainDraft['leaf']): string =>
    `${subject} [${[...extensions.map(({ oid }) => oid), ...spoils.map((seed) => `spoil ${seed}`)].join(', ')}]`;
  return [...[leaf, ...intermediates, ...anchors].map(of), purpose, host].join('; ');
}
