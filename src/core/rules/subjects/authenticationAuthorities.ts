import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { fieldCredentials } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';

/** The CAs by which the API server verifies an issuer of tokens. */
export interface AuthenticationAuthority {
  readonly field: EncodedField;
  readonly credentials: CredentialSource;
}

/** The authorities in files that are in use; no placeholders. */
export const authenticationAuthorities = perNode((node): readonly AuthenticationAuthority[] =>
  objectsOf(node, 'authenticationConfiguration').flatMap(({ document }) =>
    document.authorities
      .filter(({ content }) => content !== 'empty' && content !== 'templated' && content !== 'redacted')
      .map((field) => ({ field, credentials: fieldCredentials(field, untrusted(field.path), document.uri) })),
  ),
);
