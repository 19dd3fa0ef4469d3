/** `legacy`: an old cipher that is not here; `unsupported`: one this host lacks; `costly`: too many iterations to wait for. */
export type Decryption =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused' | 'legacy' | 'unsupported' | 'costly' };
