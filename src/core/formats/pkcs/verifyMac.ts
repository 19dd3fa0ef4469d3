import type { Scheduler } from '../../model/time/scheduler.ts';
import { ownBuffer } from '../x509/digest.ts';
import { derivePbkdf2 } from './derivePbkdf2.ts';
import { derivePkcs12, PURPOSE, passwordForms } from './derivePkcs12.ts';
import type { KeyStore, MacData } from './parseKeyStore.ts';

/** `unchecked`: the host lacks the hash, or it would take too long. */
export type MacVerdict = 'right' | 'wrong' | 'absent' | 'unchecked';

/** Whether the password is the one that guards the key store. Never rejects. */
export async function verifyMac(
  { mac, authenticatedSafe }: KeyStore,
  password: string,
  scheduler: Scheduler,
): Promise<MacVerdict> {
  if (!mac) return 'absent';
  const verdicts: MacVerdict[] = [];
  for await (const key of macKeys(mac, password, scheduler)) {
    const verdict = key ? await verify(mac, key, authenticatedSafe) : 'unchecked';
    if (verdict === 'right') return 'right';
    verdicts.push(verdict);
  }
  return verdicts.includes('wrong') ? 'wrong' : 'unchecked';
}

async function* macKeys(
  mac: MacData,
  password: string,
  scheduler: Scheduler,
): AsyncGenerator<Uint8Array<ArrayBuffer> | undefined> {
  if (mac.kind === 'pbmac1') {
    yield derivePbkdf2(password, mac.derivation, mac.derivation.keyLength ?? 0);
    return;
  }
  // Key material is as long as the hash.
  for (const form of passwordForms(password)) {
    yield derivePkcs12(mac, form, PURPOSE.mac, scheduler);
    form.fill(0);
  }
}

async function verify(mac: MacData, bytes: Uint8Array<ArrayBuffer>, content: Uint8Array): Promise<MacVerdict> {
  try {
    const algorithm = { name: 'HMAC', hash: mac.hash };
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
    const isRight = await crypto.subtle.verify(algorithm, key, ownBuffer(mac.value), ownBuffer(content));
    return isRight ? 'right' : 'wrong';
  } catch {
    return 'unchecked';
  } finally {
    bytes.fill(0);
  }
}
