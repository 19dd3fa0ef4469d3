/** How a password covers a key or a part of a key store: facts only, neither salt nor cipher text. */
export interface PasswordEncryption {
  /** "PBES2", openssl's name of an older scheme, "PEM headers", "OpenSSH", or an OID without a name here. */
  readonly scheme: string;
  /** PBKDF2, scrypt, bcrypt; absent where the scheme fixes it. */
  readonly derivation?: string;
  /** Such as "HMAC-SHA-256"; absent where the scheme fixes it. */
  readonly pseudoRandom?: string;
  readonly iterations?: number;
  /** Such as "AES-256-CBC"; absent where the scheme's name tells it. */
  readonly cipher?: string;
}
