import type { Untrusted } from '../text/untrusted.ts';
import type { Certificate, PasswordEncryption, RevocationList } from './certificate.ts';

/** One part of a PKCS#12 file as far as it is known without its password. */
export interface KeyStorePart {
  /** `content`: an encrypted part, which mostly holds the certificates; `enveloped`: encrypted to a certificate's key. */
  readonly kind: 'content' | 'privateKey' | 'certificate' | 'revocationList' | 'enveloped' | 'other';
  /** Absent if no password covers it. */
  readonly encryption?: PasswordEncryption;
  /** The friendlyName (RFC 2985 §5.5.1), where it can be seen. */
  readonly name?: Untrusted | undefined;
}

/** How a PKCS#12 file proves its password (RFC 7292 §4, RFC 9579). */
export interface KeyStoreMac {
  /** Such as "HMAC-SHA-256", "PBMAC1 with HMAC-SHA-256". */
  readonly algorithm: string;
  readonly iterations: number;
}

/** The facts about a file or block with several contents; the contents that could be read are artifacts. */
export type Container =
  | {
      readonly format: 'PKCS#12';
      /** Absent if no MAC guards it. */
      readonly mac?: KeyStoreMac | undefined;
      readonly parts: readonly KeyStorePart[];
      /** The error in its structure. */
      readonly damage?: string | undefined;
    }
  | { readonly format: 'JKS' | 'JCEKS' /** Absent if the file is cut short. */; readonly entries?: number }
  | {
      readonly format: 'PKCS#7';
      readonly certificates: readonly Certificate[];
      readonly revocationLists: readonly RevocationList[];
      readonly damage?: string | undefined;
    };
