import type { JsonWebToken, Token } from '../../model/artifacts/token.ts';

/** What a signature check needs. It is a credential: it must not leave this folder. */
export interface SignedParts {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * Kept beside the model and not in it: whoever has a report, or writes it out, cannot get a token's text back from it.
 * An entry goes with its token.
 */
const sealed = new WeakMap<Token, SignedParts>();

export function sealToken(token: JsonWebToken, input: Uint8Array, signature: Uint8Array): void {
  sealed.set(token, { input: new Uint8Array(input), signature: new Uint8Array(signature) });
}

/** Undefined for a token that was not decoded here. For `verifyToken` only. */
export function signedPartsOf(token: Token): SignedParts | undefined {
  return sealed.get(token);
}
