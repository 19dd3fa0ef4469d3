import type { FileMode } from './ports.ts';
import type { ContentPlace } from './source/contentPlace.ts';

/** A file that a document writes on a machine that it sets up. */
export interface EmbeddedFile {
  /** The machine's name in its document, "" where that sets up one. */
  readonly machine: string;
  /** Below "/" on the machine: `etc/kubernetes/pki/ca.crt`. */
  readonly path: string;
  /** `damaged` where it does not decode, `too-large` and `expands-too-far` where it decodes to more than is read. */
  readonly content: Uint8Array | 'damaged' | 'too-large' | 'expands-too-far';
  /** Absent if the document does not tell, or names an owner whose number is unknown. */
  readonly mode?: FileMode | undefined;
  readonly place: ContentPlace;
}
