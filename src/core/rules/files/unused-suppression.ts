import { NOTHING } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import type { Suppression } from '../engine/suppressions.ts';
import { FILES } from '../pages/files.ts';

/** A comment that hides nothing would hide the next finding of its rule; checked once all findings are known. */
export const unusedSuppression = defineRule(FILES['unused-suppression'], {
  check: () => [],
});

export function unusedSuppressionIssue(
  uri: string,
  { rule, scope, span, wholeLine }: Suppression,
  isKnown: boolean,
): IssueOf<(typeof FILES)['unused-suppression']> {
  return {
    message: isKnown ? 'unused' : 'unknown',
    data: { rule, where: scope === 'file' ? phrase('in this file') : phrase('on the next line') },
    at: { uri, span },
    fixes: wholeLine ? [{ title: phrase('Remove the comment'), edits: [{ uri, span: wholeLine, text: NOTHING }] }] : [],
  };
}
