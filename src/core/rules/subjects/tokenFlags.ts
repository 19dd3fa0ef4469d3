import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { ComponentView } from '../../model/node.ts';
import type { FlagRejection } from './flagRejection.ts';

const [ISSUER, SIGNING_KEY, KEYS, ENDPOINT] = [
  'service-account-issuer',
  'service-account-signing-key-file',
  'service-account-key-file',
  'service-account-signing-endpoint',
] as const;

/** The required flags for service account tokens that kube-apiserver lacks; none for other components, or if its release may not require them. */
export function missingTokenFlags(apiserver: ComponentView): readonly string[] {
  if (apiserver.name !== 'kube-apiserver' || !apiserver.document) return [];
  if (holdsFor(apiserver, BEHAVIORS.serviceAccountFlagsRequired) !== 'yes') return [];
  // An external signer takes the place of both key files.
  if (!areUnset(apiserver, ENDPOINT)) return [];
  return [ISSUER, SIGNING_KEY, KEYS].filter((flag) => areUnset(apiserver, flag));
}

export type TokenFlagError = Pick<FlagRejection, 'part'> & { readonly error: string };

/** The errors about them, in its order (tried with Kubernetes 1.28.15, 1.34.4 and 1.37.2). */
export function tokenFlagErrors(apiserver: ComponentView, missing: readonly string[]): readonly TokenFlagError[] {
  const errors: TokenFlagError[] = [];
  const add = (part: TokenFlagError['part'], error: string) => errors.push({ part, error });
  const isEmpty = flagText(apiserver, ISSUER) === '';
  if (missing.includes(ISSUER))
    add('authentication', `${ISSUER} ${isEmpty ? 'should not be an empty string' : 'is a required flag'}`);
  if (missing.includes(KEYS)) {
    const takesSigner = holdsFor(apiserver, flagSpec('kube-apiserver', ENDPOINT)?.versions ?? {}) === 'yes';
    add(
      'authentication',
      takesSigner ? `either \`--${KEYS}\` or \`--${ENDPOINT}\` must be set` : `${KEYS} is a required flag`,
    );
  }
  const lacksBoth = missing.includes(ISSUER) && missing.includes(SIGNING_KEY) && areUnset(apiserver, 'api-audiences');
  if (lacksBoth) add('tokens', `--${SIGNING_KEY} and --${ISSUER} are required flags`);
  else if (missing.includes(ISSUER) || missing.includes(SIGNING_KEY))
    add('tokens', `--${SIGNING_KEY}, --${ISSUER}, and --api-audiences should be specified together`);
  return errors;
}
