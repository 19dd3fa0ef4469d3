import { isTemplated } from '../../kubernetes/templated.ts';
import type { Problem } from '../../model/problem.ts';
import type { NodeFile } from '../../nodes/node.ts';
import { problemRule } from '../problemRule.ts';
import { GO_PEM, rfc7468 } from '../references.ts';

/** A body that is not base64: Go's reader drops the whole block (RFC 7468 section 3, tried). */
export const pemBadBase64 = problemRule({
  id: 'files/pem-bad-base64',
  codes: ['pem-bad-base64'],
  severity: 'error',
  basis: 'must',
  title: 'A PEM block is not base64',
  docs: {
    why: 'One character outside the alphabet, a lost line or wrong padding makes the whole block unreadable. Go passes over it in silence and reads the next one.',
    fix: 'Copy the block anew from its source; a lost character cannot be guessed.',
    references: [rfc7468('3'), GO_PEM],
  },
  weigh: (file, problem) => weightOfLine(lineOf(file, problem)),
});

/** A template is no certificate yet, and a shortened block in an example was never meant to be one. */
function weightOfLine(line: string): 'silent' | 'info' | undefined {
  if (isTemplated(line)) return 'silent';
  return /\.\.\.|…|REDACTED|OMITTED/.test(line) ? 'info' : undefined;
}

/** The line around the problem, as far as a template or an ellipsis would be seen. */
function lineOf({ file }: NodeFile, { span }: Problem): string {
  const { text = '' } = file;
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const [after = ''] = text.slice(span.start, span.start + REACH).split('\n', 1);
  return before.slice(before.lastIndexOf('\n') + 1) + after;
}

const REACH = 200;
