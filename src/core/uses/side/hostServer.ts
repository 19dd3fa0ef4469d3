import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Located } from '../../model/documents/located.ts';
import type { SecretDocument, SecretReference, TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { Pair } from './side.ts';

/** An entry of an Ingress or a listener of a Gateway, where TLS ends for clients that no file describes. */
export interface HostServer {
  readonly does: 'serves';
  readonly server: TlsServerDocument;
  readonly binding: TlsBinding;
  /** The hosts that clients ask it for by its own object. Routes add theirs. */
  readonly asked: readonly AskedHost[];
  /** The pairs of its Secrets; empty if one of them is unknown. */
  readonly pairs: readonly SecretPair[];
}

/** A host that an entry or listener is meant for. */
export interface AskedHost {
  readonly host: Located<string>;
  /** The entry names a wildcard that the host falls under, and not the host. */
  readonly byWildcard: boolean;
}

/** A pair in a Secret. */
export interface SecretPair extends Pair {
  readonly server: TlsServerDocument;
  readonly reference: SecretReference;
  readonly secret: SecretDocument;
  readonly leaf: CertificateArtifact;
}
