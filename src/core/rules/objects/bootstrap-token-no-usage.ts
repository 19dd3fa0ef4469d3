import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { tokenSecrets } from './bootstrapTokens.ts';

/** A token has only the usages that are set to "true" (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
export const bootstrapTokenNoUsage = defineRule(OBJECTS['bootstrap-token-no-usage'], {
  *check(node) {
    for (const { uri, usages, headSpan, isTemplated, undecodable } of tokenSecrets(node)) {
      if (isTemplated || usages.some(({ value }) => value === 'true')) continue;
      if (undecodable.some(({ key }) => key.startsWith('usage-'))) continue;
      const [first] = usages;
      if (!first) yield { message: 'none', at: { uri, span: headSpan } };
      else {
        const key = /"([^"]*)"\]$/.exec(first.path)?.[1] ?? '';
        yield {
          message: 'notTrue',
          data: { key, value: first.value || phrase('empty') },
          at: { uri, span: first.span },
        };
      }
    }
  },
});
