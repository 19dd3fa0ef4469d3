import type { Location } from '../model/source/span.ts';
import type { Text } from '../model/text/text.ts';

/** A CA, or the keys of service accounts, of which a cluster's files hold more than one generation. */
export interface Rotation {
  /** The name of the CA; absent for the keys of service accounts. */
  readonly name?: string;
  /** The oldest first. */
  readonly generations: readonly Generation[];
  /** The step that is safe to take next; absent if the files show no rotation but a file with another CA of the name. */
  readonly next?: Text | undefined;
}

/** A rotation that the files show, with its next step. */
export type OngoingRotation = Rotation & { readonly next: Text };

export interface Generation {
  /** SHA-256 of the certificate, or of the public key. */
  readonly sha256: string;
  /** The id of the public key, which all certificates of a generation have. */
  readonly key: string;
  /** Its first place. */
  readonly place: Location;
  /** Absent for keys. Milliseconds since the epoch. */
  readonly notAfter?: number;
  /** Its places in bundles and kubeconfigs that verify a peer. */
  readonly trustedBy: readonly Location[];
  /** The certificates that it verifiably signed, other CAs left out; of a key, the file that signs tokens. */
  readonly signs: readonly Location[];
}
