import { phrase } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import type { Suppression } from '../engine/suppressions.ts';

/** A comment that hides nothing hides the next finding of its rule; judged once all findings are known. */
export const unusedSuppression = defineRule({
  id: 'files/unused-suppression',
  severity: 'hint',
  basis: 'advice',
  title: 'A comment hides a finding that is not there',
  messages: {
    unused: 'Nothing is hidden here: {rule} has nothing to say {where}.',
    unknown: 'There is no rule {rule}.',
  },
  docs: {
    why: 'A line `# kubernetes-pki-disable-next-line group/rule -- reason` hides what the rule says of the next line, `# kubernetes-pki-disable-file group/rule -- reason` what it says of the file. Once the cause is gone the comment would hide the next one.',
    fix: 'Remove the comment, or correct the name of the rule.',
    references: [{ source: 'Kubernetes PKI Inspector', section: 'README' }],
  },
  check: () => [],
});

export function unusedSuppressionIssue(
  uri: string,
  { rule, scope, span, wholeLine }: Suppression,
  isKnown: boolean,
): Issue<'unused' | 'unknown'> {
  return {
    message: isKnown ? 'unused' : 'unknown',
    data: { rule, where: scope === 'file' ? phrase('about this file') : phrase('about the next line') },
    at: { uri, span },
    fixes: wholeLine ? [{ title: phrase('Remove the comment'), edits: [{ uri, span: wholeLine, text: '' }] }] : [],
  };
}
