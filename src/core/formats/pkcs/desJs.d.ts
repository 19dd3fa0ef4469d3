/** The used part of des.js, which comes without types. */
declare module 'des.js' {
  interface CipherOptions {
    readonly type: 'decrypt' | 'encrypt';
    readonly key: Uint8Array;
    readonly iv: Uint8Array;
    /** False if the caller pads. */
    readonly padding?: boolean;
  }
  interface Cipher {
    /** The result for all given blocks and these last ones. Throws if the bytes are not whole blocks. */
    final(bytes: Uint8Array): number[];
  }
  /** Triple DES, of one block. */
  export const EDE: unique symbol;
  export const CBC: { instantiate(cipher: typeof EDE): { create(options: CipherOptions): Cipher } };
}
