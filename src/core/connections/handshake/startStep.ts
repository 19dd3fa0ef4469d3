import { aboutCredentials, aboutPlace, type Cause } from '../../model/about.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';

/** Why a component does not come up: a file that one of its flags names is not there, or holds nothing that it can use. */
export interface StartFailure {
  readonly error: GoError | string;
  readonly reason: Text;
  readonly at: Location;
  /** True if the error is everything that the component logs. The errors of other steps may be only the end of a line. */
  readonly isWhole?: boolean;
  /** The content that it cannot use; absent if there is no file at all. */
  readonly credentials?: CredentialSource | undefined;
  /** True if it is read only after an API server has connected to etcd, or a member of etcd to the others. */
  readonly isLate?: boolean;
  /** True if it is read before the component checks its flags. */
  readonly isEarly?: boolean;
}

/** The subjects of findings about the failure. */
export function failsOf({ at, credentials }: Pick<StartFailure, 'at' | 'credentials'>): readonly Cause[] {
  return [aboutPlace(at), ...(credentials ? aboutCredentials(credentials) : [])];
}

/** One thing that a component reads when it starts. */
export interface StartStep {
  /** The flags that name its files; absent for all that stand in no other step. */
  readonly flags?: readonly string[];
  /** True for what is read only after an API server has connected to etcd, or a member of etcd to the others. */
  readonly isLate?: boolean;
  /** True if it is read before the component checks its flags. */
  readonly isEarly?: boolean;
  /** The component's prefix before an error of the file system. */
  readonly prefix?: string;
  /** One half of a pair alone. */
  readonly halfPair?: () => StartFailure | undefined;
  /** The content, where every file is there. */
  readonly failure: () => StartFailure | undefined;
}
