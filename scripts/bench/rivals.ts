import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../paths.ts';

/** As much of node-forge as is measured. It reads RSA alone. */
export interface Forge {
  readonly asn1: { fromDer(bytes: string): unknown };
  readonly pki: { certificateFromAsn1(asn1: unknown): ForgeCertificate };
}

export interface ForgeCertificate {
  readonly subject: unknown;
  readonly issuer: unknown;
  readonly serialNumber: string;
  readonly validity: unknown;
  readonly extensions: unknown;
  readonly publicKey: unknown;
  verify(child: ForgeCertificate): boolean;
}

/** As much of PKI.js as is measured. */
export interface Pkijs {
  readonly Certificate: { fromBER(bytes: ArrayBuffer): PkijsCertificate };
  readonly CryptoEngine: new (options: { readonly name: string; readonly crypto: Crypto }) => unknown;
  setEngine(name: string, engine: unknown): void;
}

export interface PkijsCertificate {
  readonly subject: unknown;
  readonly issuer: unknown;
  readonly serialNumber: unknown;
  readonly notBefore: unknown;
  readonly notAfter: unknown;
  readonly extensions: unknown;
  readonly subjectPublicKeyInfo: unknown;
  verify(issuer: PkijsCertificate): Promise<boolean>;
}

export interface Rivals {
  readonly forge: Forge;
  readonly pkijs: Pkijs;
}

const FOLDER = path.join(ROOT, 'scripts/bench/rivals');

/** The libraries to compare with, installed apart from the extension's own on first use; undefined if they cannot be. */
export function loadRivals(): Rivals | undefined {
  if (!existsSync(path.join(FOLDER, 'node_modules'))) {
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    if (spawnSync('npm', words, { cwd: FOLDER, shell: process.platform === 'win32' }).status !== 0) return undefined;
  }
  const load = createRequire(path.join(FOLDER, 'package.json'));
  const pkijs: Pkijs = load('pkijs');
  pkijs.setEngine('host', new pkijs.CryptoEngine({ name: 'host', crypto: globalThis.crypto }));
  return { forge: load('node-forge'), pkijs };
}
