import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pem } from '../support/pem.ts';
import { LABELS, type SignedKind } from './cases/case.ts';

/** The answer of openssl about one certificate or request. */
export type Answer = CertificateAnswer | RequestAnswer | { readonly refused: string };

export interface CertificateAnswer {
  /** `openssl x509 -text`. */
  readonly text: string;
  /** Subject and issuer as RFC 2253 has them, serial number, dates, SHA-256 fingerprint, and four extensions. */
  readonly fields: string;
  /** The SHA-1 fingerprint's line. */
  readonly sha1: string;
}

export interface RequestAnswer {
  /** `openssl req -text`. */
  readonly text: string;
}

const run = promisify(execFile);
/** Between the lines of a text: what went wrong, with the number of a thread and the line of a source file. */
const ERRORS = /^[0-9A-F]+:error:.*\n/gm;
const EXTENSIONS = 'keyUsage,extendedKeyUsage,basicConstraints,subjectAltName';
const FIELDS = [
  ...['-nameopt', 'RFC2253', '-subject', '-issuer', '-serial', '-dates', '-dateopt', 'iso_8601'],
  ...['-fingerprint', '-sha256', '-ext', EXTENSIONS],
];

/** Asks the openssl on PATH; `name` is the file's. */
export async function askOpenssl(folder: string, name: string, der: Uint8Array, kind: SignedKind): Promise<Answer> {
  const file = join(folder, `${name}.pem`);
  await writeFile(file, pem(LABELS[kind], der));
  const command = kind === 'request' ? 'req' : 'x509';
  const print = async (...words: readonly string[]): Promise<string> => {
    const { stdout } = await run('openssl', [command, '-in', file, '-noout', ...words], { encoding: 'buffer' });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stdout);
    return text.replaceAll(ERRORS, '');
  };
  try {
    if (kind === 'request') return { text: await print('-text') };
    const text = await print('-text', '-fingerprint', '-sha1');
    const end = text.lastIndexOf('sha1 Fingerprint=');
    return { text: text.slice(0, end), fields: await print(...FIELDS), sha1: text.slice(end) };
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

/** "OpenSSL 3.5.4 30 Sep 2025". */
export async function opensslVersion(): Promise<string> {
  return (await run('openssl', ['version'])).stdout.trim().replace(/ \(.*/, '');
}

/** The last error of openssl's queue, without its thread and number. */
function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const reasons = stderr.split('\n').flatMap((line) => /:error:[0-9A-F]+:(.*?):[^:]*:\d+:/.exec(line)?.[1] ?? []);
  if (reasons.length === 0) throw error;
  return reasons.at(-1) ?? '';
}
