import { parseRfc3339 } from '../../kubernetes/values/goTime.ts';
import { dateText } from '../../model/labels/times.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { tokenSecrets } from './bootstrapTokens.ts';

/** An expired token is refused and then deleted (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
export const bootstrapTokenExpired = defineRule(OBJECTS['bootstrap-token-expired'], {
  *check(node, { now }) {
    for (const { uri, expiration } of tokenSecrets(node)) {
      const end = expiration && parseRfc3339(expiration.value);
      if (!expiration || end === undefined || end > now) continue;
      yield {
        message: 'expired',
        data: { date: dateText(end) },
        at: { uri, span: expiration.span },
        command: commandLine('kubeadm token create --print-join-command'),
      };
    }
  },
});
