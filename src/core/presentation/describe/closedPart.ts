import type { ClosedPart } from '../../formats/artifacts/openKeyStore.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { encryptionText } from './encryptionText.ts';

/** "private key, PBES2 …: another password, or damaged": a part of a key store that stayed closed, and why. */
export function closedText({ kind, encryption, reason }: ClosedPart): Text {
  const part = kind === 'privateKey' ? phrase('private key') : phrase('encrypted part');
  const why = reasonText(reason, encryption);
  return encryption
    ? phrase('{part}, {encryption}: {why}', { part, encryption: encryptionText(encryption), why })
    : phrase('{part}: {why}', { part, why });
}

function reasonText(reason: ClosedPart['reason'], encryption: ClosedPart['encryption']): Text {
  switch (reason) {
    case 'legacy':
      return phrase('legacy encryption ({cipher}), which cannot be opened here', { cipher: oldCipher(encryption) });
    case 'unsupported':
      return phrase('an encryption that cannot be opened here');
    case 'costly':
      return phrase('too many iterations');
    case 'password':
      return phrase('another password, or damaged');
    case 'enveloped':
      return phrase('encrypted to the owner of a key');
  }
}

/** The name alone; of MD2 and MD5 too, which stand in the way as much. */
function oldCipher(encryption: ClosedPart['encryption']): string {
  const name = encryption?.cipher ?? encryption?.scheme ?? '';
  return /MD\dAndDES|MD\dAndRC2|RC4|RC2|DES/.exec(name)?.[0].replace('And', ' and ') ?? '';
}
