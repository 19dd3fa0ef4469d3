import type { FlagRole } from '../kubernetes/flagSpec.ts';
import type { Text } from '../model/text/text.ts';
import type { FileReference } from '../nodes/node.ts';
import type { Location } from '../text/span.ts';

/** What a file or certificate is taken for at a place; `copy` where it merely lies there once more. */
export type UseRole = FlagRole | 'copy';

/** A place of the workspace that uses a file or a certificate. */
export interface Use {
  /** "--etcd-cafile of kube-apiserver", "caBundle of webhook “x”". */
  readonly label: Text;
  /** The value that names the file, or the field or block that holds the copy. */
  readonly at: Location;
  readonly role: UseRole;
}

/** A path in a document, with what it leads to. */
export interface Lead {
  readonly reference: FileReference;
  readonly role: UseRole;
  /** As in `Use`. */
  readonly label: Text;
}
