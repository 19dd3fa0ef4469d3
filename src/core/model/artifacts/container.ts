import type { Untrusted } from '../text/untrusted.ts';
import type { Certificate, PasswordEncryption, RevocationList } from './certificate.ts';

/** One thing in a PKCS#12 file as it can be told without its password. */
export interface KeyStorePart {
  /** `content`: an encrypted part, which mostly holds the certificates; `enveloped`: encrypted to a certificate's key. */
  readonly kind: 'content' | 'privateKey' | 'certificate' | 'revocationList' | 'enveloped' | 'other';
  /** Absent where no password covers it. */
  readonly encryption?: PasswordEncryption;
  /** The friendlyName (RFC 2985 §5.5.1), where it can be seen. */
  readonly name?: Untrusted;
}

/** How a PKCS#12 file proves its password (RFC 7292 §4, RFC 9579). */
export interface KeyStoreMac {
  /** Such as "HMAC-SHA-256", "PBMAC1 with HMAC-SHA-256". */
  readonly algorithm: string;
  readonly iterations: number;
}

/** What a file or block that holds several things says of itself; what could be read of its content are artifacts. */
export type Container =
  | {
      readonly format: 'PKCS#12';
      /** Absent where no MAC guards it. */
      readonly mac?: KeyStoreMac;
      readonly parts: readonly KeyStorePart[];
      /** What is wrong with its structure. */
      readonly damage?: string;
    }
  | { readonly format: 'JKS' | 'JCEKS' /** Absent where the file is cut short. */; readonly entries?: number }
  | {
      readonly format: 'PKCS#7';
      readonly certificates: readonly Certificate[];
      readonly revocationLists: readonly RevocationList[];
      readonly damage?: string;
    };
