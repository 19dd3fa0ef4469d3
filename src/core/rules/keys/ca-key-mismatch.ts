import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE, PKI_PAGE } from '../references/references.ts';
import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { keyNeighbours } from './keyNeighbours.ts';
import { mismatchPlaces } from './mismatchIssue.ts';

/** A CA key that belongs to none of the certificates beside it (kubeadm's source, tried). */
export const caKeyMismatch = defineRule({
  id: 'keys/ca-key-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'A CA key does not belong to its CA certificate',
  messages: {
    signer: 'The key of {key} does not belong to the CA of {certificate}: whatever it signs, nobody trusts.',
    neighbours: '{key} does not belong to {certificate}: kubeadm would issue certificates that nobody trusts.',
  },
  docs: {
    why: 'The controller manager signs the certificates of kubelets with the CA key, and kubeadm renews leaves with it. With a key of another CA the result names the right issuer but bears a signature that does not verify.',
    fix: 'Put back the key that belongs to the certificate, from a backup or from another control-plane node. If it is lost, the CA has to be replaced. With an external CA remove the key file altogether.',
    references: [KUBEADM_CERTS_PAGE, PKI_PAGE],
  },
  *check(node) {
    const told = new Set<string>();
    for (const pair of certificatePairs(node)) {
      const { certificate, key, use } = pair;
      const files = `${certificate.uri} ${key.uri}`;
      const mismatch = use === 'signer' && !told.has(files) ? mismatchOf(certificate, key) : undefined;
      if (!mismatch) continue;
      told.add(files);
      yield {
        message: 'signer',
        data: { key: key.label, certificate: certificate.label },
        at: key.at,
        related: mismatchPlaces(pair, mismatch),
      };
    }
    for (const { certificate, key, isAuthority } of keyNeighbours(node)) {
      const mismatch = isAuthority ? mismatchOf(certificate, key) : undefined;
      if (!mismatch) continue;
      const { leaf } = mismatch;
      yield {
        message: 'neighbours',
        data: { key: key.label, certificate: certificate.label },
        at: key.at,
        related: [{ uri: leaf.origin.uri, span: leaf.origin.span, message: phrase('The CA certificate') }],
      };
    }
  },
});
