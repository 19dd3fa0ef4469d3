import type { Artifact } from '../artifacts/artifact.ts';
import type { Problem } from '../artifacts/problem.ts';
import type { Span } from '../source/span.ts';

/** A value read from YAML or JSON with its place. `span` covers the scalar as written, quotes included. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
  /** Such as "users[0].user.client-key"; indices count from 0. */
  readonly path: string;
}

/**
 * The content of a `*-data` field. `value` is WITHHELD unless the data consists of certificates only or stands for a value (a template,
 * "DATA+OMITTED"), so that no private key gets into the model. `artifacts` is empty if the data could not be decoded (see the file's problems).
 */
export interface EmbeddedData extends Located<string> {
  readonly artifacts: readonly Artifact[];
  /** The parts that could not be decoded. */
  readonly problems?: readonly Problem[];
  /** Present where the data is not the real one: a template, or scrubbed. */
  readonly isWithheld?: true;
}

/** Stands for text of a file that may be key material. */
export const WITHHELD = 'withheld';

/** One credential of a kubeconfig: as a path, as data, or (wrongly) both. */
export interface CredentialField {
  readonly file?: Located<string> | undefined;
  readonly data?: EmbeddedData | undefined;
}

/**
 * The content of a field for base64 of PEM. `pem`: that; `der`: base64 of binary DER; `doubleEncoded`: base64 of base64 of PEM; `rawPem`: the PEM
 * text itself; `badBase64`: text outside the alphabet; `other`: base64 of anything else; `empty`, `templated` and `redacted` ("DATA+OMITTED",
 * "REPLACE_ME") have nothing to judge. In a field of plain text `doubleEncoded` is base64 of PEM.
 */
export type FieldContent =
  | 'pem'
  | 'der'
  | 'doubleEncoded'
  | 'rawPem'
  | 'badBase64'
  | 'other'
  | 'empty'
  | 'templated'
  | 'redacted';

/** A field of base64 in an API object. Its artifacts and problems are those of the file too. */
export interface EncodedField extends EmbeddedData {
  readonly content: FieldContent;
  /** For `badBase64`: the first character outside the alphabet, in the file. */
  readonly badAt?: { readonly start: number; readonly end: number };
  /** For `badBase64`: that character's place among the value's, as Go counts them. */
  readonly badOffset?: number;
}
