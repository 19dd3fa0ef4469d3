import type { PrivateKeyFacts, PublicKey } from '../../model/artifacts/certificate.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { keyText, privateKeyText } from '../../model/words/keyText.ts';
import { type Description, optionalRow } from './description.ts';
import { encryptionText } from './encryptionText.ts';

/** What may be known of a private key: its kind and its public half, never a byte of it. */
export function describeKey(key: PrivateKeyFacts): Description {
  const { publicKey, encryption } = key;
  return {
    title: phrase('Private key'),
    sections: [
      {
        rows: [
          { label: phrase('Kind'), value: privateKeyText(key) },
          { label: phrase('Format'), value: untrusted(key.format) },
          { label: phrase('Encrypted'), value: key.encrypted ? phrase('yes') : phrase('no') },
          ...optionalRow(phrase('Encryption'), encryption && encryptionText(encryption)),
          ...optionalRow(phrase('Public key SHA-256'), publicKey?.id, { code: true }),
        ],
      },
    ],
  };
}

export function describePublicKey(key: PublicKey): Description {
  return {
    title: phrase('Public key'),
    sections: [
      {
        rows: [
          { label: phrase('Kind'), value: keyText(key) },
          { label: phrase('SHA-256'), value: untrusted(key.id), code: true },
        ],
      },
    ],
  };
}
