import type { Span } from '../source/span.ts';
import type { SecretField } from './kubeadmConfiguration.ts';
import type { Located } from './located.ts';

/**
 * A Secret with a bootstrap token (kubernetes.io, "Authenticating with Bootstrap Tokens"). Spans leave quotes out. Of the
 * values in `data` the text is the decoded one; the secret half is not kept.
 */
export interface BootstrapTokenDocument {
  readonly kind: 'bootstrapToken';
  readonly uri: string;
  readonly span: Span;
  /** Absent where `generateName` or nothing stands for it. */
  readonly name?: Located<string>;
  readonly namespace?: Located<string>;
  readonly type?: Located<string>;
  /** The key `metadata` or `kind`: where an absent field is reported. */
  readonly headSpan: Span;
  readonly tokenId?: Located<string>;
  readonly tokenSecret?: SecretField;
  readonly expiration?: Located<string>;
  readonly extraGroups?: Located<string>;
  /** Every `usage-bootstrap-*` with its value. */
  readonly usages: readonly Located<string>[];
  /** Values in `data` that are no base64. */
  readonly undecodable: readonly { readonly key: string; readonly span: Span }[];
  /** Whether some value of the data is a template, so that what is missing may come from it. */
  readonly isTemplated: boolean;
}
