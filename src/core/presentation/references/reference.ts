import type { ReferenceRole } from '../../model/flagSpec.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';

/** A place of the workspace that uses a file or a certificate. */
export interface Reference {
  /** "--etcd-cafile of kube-apiserver", "caBundle of webhook "x"". */
  readonly label: Text;
  /** The value that names the file, or the field or block that holds the copy. */
  readonly at: Location;
  readonly role: ReferenceRole;
}

/** A path in a document, with what it leads to. */
export interface PathReference {
  readonly reference: FileReference;
  readonly role: ReferenceRole;
  /** As in `Use`. */
  readonly label: Text;
}
