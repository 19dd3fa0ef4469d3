import type { FlagRole } from '../../model/flagSpec.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Consumer } from '../../uses/views/consumers.ts';

/** The part of a PEM file that a consumer uses; undefined if it reads no PEM. */
export type PemInput = 'certificate' | 'key' | 'trust';

const INPUTS: Partial<Record<FlagRole, PemInput>> = {
  certificate: 'certificate',
  privateKey: 'key',
  trustBundle: 'trust',
  signerCertificate: 'trust',
  signerKey: 'key',
  signingKey: 'key',
  verificationKeys: 'key',
};

export function pemInputOf({ role }: Consumer): PemInput | undefined {
  return INPUTS[role];
}

/** Go's error when the required kind of block is not in the input (crypto/tls; client-go's cert and keyutil). */
export function nothingFoundText(consumer: Consumer): Text {
  switch (consumer.role) {
    case 'certificate':
      return phrase('tls: failed to find any PEM data in certificate input');
    case 'privateKey':
      return phrase('tls: failed to find any PEM data in key input');
    case 'verificationKeys':
      return phrase('data does not contain any valid RSA or ECDSA public keys');
    case 'signerKey':
    case 'signingKey':
      return phrase('data does not contain a valid RSA or ECDSA private key');
    default:
      return consumer.kubeconfig
        ? phrase('unable to load root certificates: unable to parse bytes as PEM block')
        : phrase('data does not contain any valid RSA or ECDSA certificates');
  }
}
