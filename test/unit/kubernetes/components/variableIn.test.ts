import assert from 'node:assert/strict';
import { variableIn } from '../../../../src/core/kubernetes/components/commandWords.ts';

/** The words, and what is said of them. */
const NAMED = [
  ['$KUBELET_ARGS', '$KUBELET_ARGS'],
  [`\${KUBELET_ARGS}`, `\${KUBELET_ARGS}`],
  ['$(POD_IP)', '$(POD_IP)'],
  ['$@', '$@'],
  ['https://$HOST:6443', '$HOST'],
  ['$admin:PASSWORD@proxy:3128', '$admin'],
  [`\${admin:PASSWORD@proxy:3128}`, `\${admin}`],
  [`\${ARGS:-PASSWORD}`, `\${ARGS}`],
  ['$(curl -u admin:PASSWORD proxy)', '$(…)'],
  ['`curl -u admin:PASSWORD proxy`', '$(…)'],
  ['{{ args }}', '{{ args }}'],
] as const;

describe('a word of a command that a variable stands in', () => {
  for (const [word, name] of NAMED)
    it(`is called ${name} where it is ${word}`, () => {
      assert.equal(variableIn(word), name);
    });
});
