import { isTemplated } from '../../formats/placeholder.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { BOOTSTRAP_TOKENS, configuredTokens, tokenSecrets } from './bootstrapTokens.ts';

/** The shape of a token (kubernetes.io, "Authenticating with Bootstrap Tokens", Token Format). */
export const bootstrapTokenFormat = defineRule({
  id: 'objects/bootstrap-token-format',
  severity: 'error',
  basis: 'must',
  title: 'A bootstrap token has the wrong shape',
  messages: {
    token:
      'A bootstrap token is six characters, a dot and sixteen characters, all of `a-z0-9`; this one is not: `the bootstrap token is invalid`.',
    id: '`token-id` is six characters of `a-z0-9`; this one is not.',
    secret: '`token-secret` is sixteen characters of `a-z0-9`; this one is not.',
  },
  docs: {
    why: 'kubeadm refuses a token of another shape, and the API server does not even look for its Secret: whoever shows it gets 401.',
    fix: 'Make a new one with `kubeadm token generate`, or `kubeadm token create --print-join-command` on a control-plane node.',
    references: [BOOTSTRAP_TOKENS],
  },
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
