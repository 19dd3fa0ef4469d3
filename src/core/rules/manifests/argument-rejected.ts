import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { mayHaveOtherWords } from '../../cluster/nodes/settings.ts';
import type { Operands, RefusedWord } from '../../model/documents/component.ts';
import type { Fix } from '../../model/finding.ts';
import type { ComponentView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { operandError, rejectsOperandsSince, singleDashError } from '../subjects/unknownFlag.ts';

/** The programs take flags only, and Kubernetes' read one dash as letters (pflag, Go's flag package). */
export const argumentRejected = defineRule(MANIFESTS['argument-rejected'], {
  *check(node) {
    for (const view of node.components) {
      const { name: component, uri, document } = view;
      for (const word of document?.refused ?? []) {
        const at = { uri: word.uri ?? uri, span: word.span };
        if (word.kind === 'singleDash') {
          const lastWords = singleDashError(component, word);
          const data = { argument: word.text, component, error: lastWords };
          yield { message: 'singleDash', data, at, lastWords, fixes: secondDash(word, at) };
        } else if (word.kind === 'taken') {
          yield { message: 'taken', data: { flag: word.flag, argument: word.text, component }, at };
        } else if (word.kind === 'operands' && mayReject(view) && !isValueOfSwitch(word)) {
          const lastWords = operandError(component, word);
          const data = { argument: word.texts[0], component, error: lastWords };
          yield { message: word.isBehindEnd ? 'behindEnd' : 'operand', data, at, lastWords };
        }
      }
    }
  },
});

/** Whether the component gets no other words, and its release may be one that rejects these. */
function mayReject(view: ComponentView): boolean {
  return !mayHaveOtherWords(view) && holdsFor(view, { since: rejectsOperandsSince(view.name) }) !== 'no';
}

/** Whether it is reported with the boolean flag before it. */
export function isValueOfSwitch({ texts: [text], behind }: Operands): boolean {
  return behind !== undefined && (text === 'true' || text === 'false');
}

function secondDash({ span: { start } }: RefusedWord, { uri }: Location): readonly Fix[] {
  return [{ title: phrase('Add a second dash'), edits: [{ uri, span: { start, end: start }, text: ownText('-') }] }];
}
