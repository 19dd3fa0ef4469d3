import type { PrivateKeyFacts, PublicKey } from '../model/certificate.ts';
import { type Description, optionalRow } from './description.ts';
import { encryptionText } from './encryptionText.ts';
import { keyText, privateKeyText } from './keyText.ts';

/** What may be known of a private key: its kind and its public half, never a byte of it. */
export function describeKey(key: PrivateKeyFacts): Description {
  const { publicKey, encryption } = key;
  return {
    title: 'Private key',
    sections: [
      {
        rows: [
          { label: 'Kind', value: privateKeyText(key) },
          { label: 'Format', value: key.format },
          { label: 'Encrypted', value: key.encrypted ? 'yes' : 'no' },
          ...optionalRow('Encryption', encryption && encryptionText(encryption)),
          ...optionalRow('Public key SHA-256', publicKey?.id, { code: true }),
        ],
      },
    ],
  };
}

export function describePublicKey(key: PublicKey): Description {
  return {
    title: 'Public key',
    sections: [
      {
        rows: [
          { label: 'Kind', value: keyText(key) },
          { label: 'SHA-256', value: key.id, code: true },
        ],
      },
    ],
  };
}
