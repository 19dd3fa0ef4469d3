import { isTemplated } from '../../formats/placeholder.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { configuredTokens, tokenSecrets } from './bootstrapTokens.ts';

/** The shape of a token (kubernetes.io, "Authenticating with Bootstrap Tokens", Token Format). */
export const bootstrapTokenFormat = defineRule(OBJECTS['bootstrap-token-format'], {
  *check(node) {
    for (const { token, at } of configuredTokens(node)) {
      if (token.form === 'malformed') yield { message: 'token', at, command: commandLine('kubeadm token generate') };
    }
    for (const { uri, tokenId, tokenSecret } of tokenSecrets(node)) {
      if (tokenId && !/^[a-z0-9]{6}$/.test(tokenId.value) && !isTemplated(tokenId.value)) {
        yield { message: 'id', at: { uri, span: tokenId.span } };
      }
      if (tokenSecret?.form === 'malformed') yield { message: 'secret', at: { uri, span: tokenSecret.span } };
    }
  },
});
