/** What is used of des.js, which has no types of its own. */
declare module 'des.js' {
  interface CipherOptions {
    readonly type: 'decrypt' | 'encrypt';
    readonly key: Uint8Array;
    readonly iv: Uint8Array;
    /** False where the caller pads. */
    readonly padding?: boolean;
  }
  interface Cipher {
    /** What comes of all that was given, and of this. Throws unless these are whole blocks. */
    final(bytes: Uint8Array): number[];
  }
  /** Triple DES, of one block. */
  export const EDE: unique symbol;
  export const CBC: { instantiate(cipher: typeof EDE): { create(options: CipherOptions): Cipher } };
}
