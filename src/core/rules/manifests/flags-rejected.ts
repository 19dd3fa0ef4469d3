import { printed } from '../../connections/handshake/evaluation.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { exitError, exitErrorOf } from '../subjects/exitError.ts';
import { rejectedFlags } from '../subjects/rejectedFlags.ts';
import { isMeant } from './flagMistakes.ts';

/** A component checks its flags once it has read all of them, and exits with everything that it does not accept. */
export const flagsRejected = defineRule(MANIFESTS['flags-rejected'], {
  *check(node) {
    for (const component of node.components) {
      // flag-unknown reports misspelt flags.
      const rejected = rejectedFlags(component).filter(
        ({ lacks = [] }) => !lacks.some((name) => isMeant(component, name)),
      );
      const words = rejected.length > 0 ? exitError(component) : undefined;
      for (const { is, flag, value = '', other = '', at, error } of rejected) {
        const reason =
          error === undefined
            ? phrase('it does not start')
            : phrase('it exits with `{error}`', { error: exitErrorOf(component, [error]) });
        yield {
          message: is,
          data: { component: component.name, flag, value, other, reason },
          at,
          ...(words !== undefined && { lastWords: printed(words) }),
        };
      }
    }
  },
});
