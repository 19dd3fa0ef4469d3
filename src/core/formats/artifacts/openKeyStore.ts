import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Container, KeyStorePart } from '../../model/artifacts/container.ts';
import { createBudget } from '../../model/budget.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { attempt } from '../der/derCursor.ts';
import { costOf, decryptWithPassword } from '../pkcs/decryptWithPassword.ts';
import { iterationsCost, MAX_ITERATIONS } from '../pkcs/derivePbkdf2.ts';
import { keyStoreFacts, readJavaKeyStore } from '../pkcs/keyStoreFacts.ts';
import type { Decryption, Encryption } from '../pkcs/parseEncryption.ts';
import { parseKeyStore, type SafePart } from '../pkcs/parseKeyStore.ts';
import { parseSafeContents, type SafeBag } from '../pkcs/parseSafeContents.ts';
import { type MacVerdict, verifyMac } from '../pkcs/verifyMac.ts';
import { sniffDer } from '../sniff.ts';
import { decodeBlock } from './decodeBlock.ts';

/** A part that stayed closed though the password fits. `password`: it has another one, or is damaged. */
export interface ClosedPart extends KeyStorePart {
  readonly reason: 'legacy' | 'unsupported' | 'costly' | 'password' | 'enveloped';
}

/** The result of opening a key store. Its artifacts are like those of files: of private keys only facts. */
export type OpenedKeyStore =
  | {
      readonly kind: 'opened';
      /** False if no MAC could tell: then only what was decrypted speaks for the password. */
      readonly verified: boolean;
      readonly container: Container;
      readonly artifacts: readonly Artifact[];
      readonly closed: readonly ClosedPart[];
    }
  | { readonly kind: 'wrongPassword' }
  | { readonly kind: 'javaKeyStore'; readonly container: Container }
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'noKeyStore' };

/**
 * Opens a PKCS#12 file (RFC 7292) with a password: PBES2 with AES, as current tools write it, and triple DES and RC2, as older ones
 * did. Keeps neither the password nor anything it decrypted. Never rejects.
 */
export async function openKeyStore(bytes: Uint8Array, uri: string, password: string): Promise<OpenedKeyStore> {
  const label = sniffDer(bytes);
  if (label === 'JKS') return { kind: 'javaKeyStore', container: readJavaKeyStore(bytes) };
  if (label !== 'PKCS#12') return { kind: 'noKeyStore' };
  const parsed = attempt(() => parseKeyStore(bytes));
  if ('error' in parsed) return { kind: 'damaged', message: parsed.error };
  const scheduler = createScheduler();
  const mac = await verifyMac(parsed.value, password, scheduler);
  if (mac === 'wrong') return { kind: 'wrongPassword' };
  const opening = new Opening(uri, password, scheduler);
  for (const part of parsed.value.parts) await opening.addPart(part);
  if (opening.isRefused(mac)) return { kind: 'wrongPassword' };
  const { artifacts, closed } = opening;
  return { kind: 'opened', verified: mac === 'right', container: keyStoreFacts(bytes), artifacts, closed };
}

/** One opening: what was read so far, and what stayed closed. */
class Opening {
  readonly artifacts: Artifact[] = [];
  readonly closed: ClosedPart[] = [];
  readonly #uri: string;
  readonly #password: string;
  readonly #scheduler: Scheduler;
  readonly #budget = createBudget(iterationsCost(MAX_ITERATIONS));
  #index = 0;
  #decrypted = 0;

  constructor(uri: string, password: string, scheduler: Scheduler) {
    this.#uri = uri;
    this.#password = password;
    this.#scheduler = scheduler;
  }

  /** Without a MAC that says otherwise, a part that refuses the password is the word on it. */
  isRefused(mac: MacVerdict): boolean {
    return mac !== 'right' && this.#decrypted === 0 && this.closed.some(({ reason }) => reason === 'password');
  }

  async addPart(part: SafePart): Promise<void> {
    if (part.kind === 'enveloped') this.closed.push({ kind: 'enveloped', reason: 'enveloped' });
    else if (part.kind === 'clear') await this.#addBags(part.bags);
    else {
      const { encryption, cipherText } = part;
      const decryption = await this.#decrypt(encryption, cipherText);
      const bags = decryption.kind === 'decrypted' ? attempt(() => parseSafeContents(decryption.bytes)) : undefined;
      if (bags && 'value' in bags) {
        this.#decrypted++;
        await this.#addBags(bags.value);
      } else {
        this.closed.push({ kind: 'content', encryption: encryption.facts, reason: reasonOf(decryption) });
      }
      wipe(decryption);
    }
  }

  async #addBags(bags: readonly SafeBag[]): Promise<void> {
    for (const bag of bags) {
      if (bag.kind === 'certificate') await this.#add('CERTIFICATE', bag.der, bag.name);
      else if (bag.kind === 'revocationList') await this.#add('X509 CRL', bag.der, bag.name);
      else if (bag.kind === 'key') await this.#add('PRIVATE KEY', bag.der, bag.name);
      else if (bag.kind === 'shroudedKey') await this.#addShrouded(bag);
    }
  }

  async #addShrouded({ encryption, cipherText, name }: Extract<SafeBag, { kind: 'shroudedKey' }>): Promise<void> {
    const decryption = await this.#decrypt(encryption, cipherText);
    const isKey = decryption.kind === 'decrypted' && sniffDer(decryption.bytes) === 'PRIVATE KEY';
    if (isKey) {
      this.#decrypted++;
      await this.#add('PRIVATE KEY', decryption.bytes, name);
    } else {
      this.closed.push({
        kind: 'privateKey',
        encryption: encryption.facts,
        name: untrusted(name),
        reason: reasonOf(decryption),
      });
    }
    wipe(decryption);
  }

  /** All parts together may cost as much as one: a hostile file has many. */
  async #decrypt(encryption: Encryption, cipherText: Uint8Array): Promise<Decryption> {
    const iterations = encryption.open ? costOf(encryption.open, this.#password) : 0;
    if (!this.#budget.pay(iterationsCost(iterations))) return { kind: 'costly' };
    return decryptWithPassword(encryption, cipherText, this.#password, this.#scheduler);
  }

  async #add(label: string, der: Uint8Array, name: string | undefined): Promise<void> {
    const trail = [{ kind: 'pkcs12', index: this.#index++, name: untrusted(name) } as const];
    const origin = { uri: this.#uri, span: FILE_START, trail, hiddenFromGo: true };
    const copy = der.slice();
    this.artifacts.push(...(await decodeBlock(label, copy, origin)).artifacts);
    if (label === 'PRIVATE KEY') copy.fill(0);
  }
}

function reasonOf({ kind }: Decryption): ClosedPart['reason'] {
  return kind === 'decrypted' || kind === 'refused' ? 'password' : kind;
}

function wipe(decryption: Decryption): void {
  if (decryption.kind === 'decrypted') decryption.bytes.fill(0);
}
