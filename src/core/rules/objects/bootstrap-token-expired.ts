import { parseRfc3339 } from '../../kubernetes/values/goTime.ts';
import { utcText } from '../../model/labels/times.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { BOOTSTRAP_TOKENS, tokenSecrets } from './bootstrapTokens.ts';

/** An expired token is refused and then deleted (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
export const bootstrapTokenExpired = defineRule({
  id: 'objects/bootstrap-token-expired',
  severity: 'info',
  basis: 'must',
  title: 'A bootstrap token has expired',
  messages: { expired: 'The token expired at {date}; the token cleaner deletes its Secret.' },
  docs: {
    why: 'Tokens are meant for the few minutes in which a node joins; kubeadm lets them live for a day.',
    fix: 'Make a new one with `kubeadm token create --print-join-command`.',
    references: [BOOTSTRAP_TOKENS],
  },
  *check(node, { now }) {
    for (const { uri, expiration } of tokenSecrets(node)) {
      const end = expiration && parseRfc3339(expiration.value);
      if (!expiration || end === undefined || end > now) continue;
      yield {
        message: 'expired',
        data: { date: utcText(end) },
        at: { uri, span: expiration.span },
        command: commandLine('kubeadm token create --print-join-command'),
      };
    }
  },
});
