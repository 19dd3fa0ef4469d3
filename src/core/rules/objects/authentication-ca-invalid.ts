import { loadBundle } from '../../connections/handshake/goLoading.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { authenticationAuthorities } from '../subjects/authenticationAuthorities.ts';

/** kube-apiserver loads it with cert.NewPoolFromBytes (apiserver/pkg/apis/apiserver/validation, validateCertificateAuthority). */
export const authenticationCaInvalid = defineRule(OBJECTS['authentication-ca-invalid'], {
  *check(node) {
    for (const { field, credentials } of authenticationAuthorities(node)) {
      // Damage inside a block is reported at the block.
      const loading = (field.problems?.length ?? 0) > 0 ? undefined : loadBundle(credentials, 'util/cert');
      if (loading?.kind !== 'failed') continue;
      const message = field.content === 'doubleEncoded' ? 'base64' : 'invalid';
      yield { message, data: { field: field.path, error: loading.error.text }, at: credentials.at };
    }
  },
});
