import { evaluate } from './judge.ts';
import type { Question } from './questions.ts';
import { makeAuthority, makeLeaf } from './smith.ts';

/** Answers one question after the other, until the extension host is gone. */
async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'compare':
      return evaluate(question.situation, question.reported);
    case 'leaf':
      return makeLeaf(question.wish);
    case 'authority':
      return makeAuthority(question.commonName, question.notAfter);
  }
}

process.on('message', async (question: Question) => {
  try {
    process.send?.({ answer: await answer(question) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
