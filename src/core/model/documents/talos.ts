import type { Span } from '../source/span.ts';
import type { EncodedField, Located } from './located.ts';

/** A certificate and its key, as Talos keeps them next to each other. A half is absent where the file does not give it. */
export interface TalosPair {
  /** Such as "machine.ca". */
  readonly path: string;
  /** What the certificate is for: to issue others, or to be shown by talosctl or to a registry. */
  readonly role: 'authority' | 'talosctl' | 'registry';
  /** The context of a talosconfig, or the registry; absent for a CA. */
  readonly name?: string;
  readonly certificate?: EncodedField;
  readonly key?: EncodedField;
}

/**
 * What Talos Linux is configured with. `machineConfiguration`: `version: v1alpha1` with `machine` and `cluster`, or a patch of
 * it; `configDocument`: one of the documents next to it, whose PEM is plain text; `talosconfig`: the file of talosctl;
 * `secretsBundle`: what `talosctl gen secrets` writes.
 */
export interface TalosDocument {
  readonly kind: 'talos';
  readonly uri: string;
  readonly span: Span;
  readonly form: 'machineConfiguration' | 'configDocument' | 'talosconfig' | 'secretsBundle';
  /** `machine.type`; absent where the file does not say. */
  readonly machineType?: Located<string>;
  /** `cluster.id`, which all machines of a cluster share; absent where the file does not say. */
  readonly clusterId?: Located<string>;
  readonly pairs: readonly TalosPair[];
  /** Certificates that are trusted besides those of the pairs. */
  readonly trusted: readonly EncodedField[];
  /** Keys without a certificate, such as that of the service accounts. */
  readonly keys: readonly EncodedField[];
}
