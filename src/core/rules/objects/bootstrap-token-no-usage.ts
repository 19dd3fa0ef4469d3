import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { BOOTSTRAP_TOKENS, tokenSecrets } from './bootstrapTokens.ts';

/** A token is good for what it says, and only "true" says it (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
export const bootstrapTokenNoUsage = defineRule({
  id: 'objects/bootstrap-token-no-usage',
  severity: 'warning',
  basis: 'must',
  title: 'A bootstrap token is allowed nothing',
  messages: {
    none: 'The token has neither `usage-bootstrap-authentication` nor `usage-bootstrap-signing`: it is of no use.',
    notTrue: '`{key}` is {value}; only the text "true" counts, so the token is of no use.',
  },
  docs: {
    why: '`usage-bootstrap-authentication` lets the token log in, `usage-bootstrap-signing` signs the ConfigMap cluster-info with it. `kubeadm join` needs both.',
    fix: 'Set both to "true" (`dHJ1ZQ==` under `data`), or make the token with `kubeadm token create`.',
    references: [BOOTSTRAP_TOKENS],
  },
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
