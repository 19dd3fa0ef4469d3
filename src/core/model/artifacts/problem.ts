import type { Span } from '../source/span.ts';
import type { Text } from '../text/text.ts';
import type { GoError } from './goError.ts';

/**
 * Names of the catalogue's rules about damaged content. A decoder reports a problem under the name of the rule
 * that will judge it, so that rule and decoder cannot drift apart.
 */
export type ProblemCode =
  | 'pem-no-block'
  | 'pem-empty-file'
  | 'pem-unterminated'
  | 'pem-glued-blocks'
  | 'pem-bom'
  | 'pem-indented'
  | 'pem-cr-line-ends'
  | 'pem-literal-newlines'
  | 'pem-bad-base64'
  | 'pem-withheld'
  | 'pem-bad-der'
  | 'pem-label-ignored'
  | 'pem-cert-headers'
  | 'pem-key-label-mismatch'
  | 'pem-unsupported-type'
  | 'too-many-blocks'
  | 'unit-too-long'
  | 'file-too-large'
  | 'file-not-readable'
  | 'yaml-syntax'
  | 'yaml-too-complex'
  | 'kubeconfig-bad-base64'
  | 'kubeconfig-data-is-raw-pem'
  | 'kubeconfig-data-double-encoded'
  | 'kubeconfig-data-is-path'
  | 'kubeconfig-file-holds-base64'
  | 'kubeconfig-redacted'
  | 'kubeconfig-data-no-pem';

/** An expected failure: the content that could not be decoded, its place, and the reason, next to all content that could. */
export interface Problem {
  readonly code: ProblemCode;
  /** One sentence for people; never holds key material. */
  readonly message: Text;
  readonly span: Span;
  /** YAML path of the field the problem lies in, where it lies in YAML. */
  readonly yamlPath?: string;
  /** The error that Go reports, for a message or a connection to quote. */
  readonly refusal?: GoError | undefined;
  /** The PEM block that Go finds but cannot parse: its label and Go's error. Absent for every other problem. */
  readonly unparsed?: UnparsedBlock;
}

export interface UnparsedBlock {
  readonly label: string;
  readonly goError: GoError;
  /** For its headers, which only client-go minds. */
  readonly passedOver: boolean;
  /** Go's error when it parses the block as a certificate, whatever its label. */
  readonly certificateError?: GoError | undefined;
}
