import type { KeyObject } from 'node:crypto';
import type { KeyAlgorithm } from '../keyPair.ts';
import { randomMaterial } from './randomMaterial.ts';

/** The source of the bits of keys, signatures and serial numbers that no specification fixes. */
export interface Material {
  /** A private key; `id` names it. */
  readonly privateKey: (id: string, algorithm: KeyAlgorithm) => Promise<KeyObject>;
  /** `hash` is null for Ed25519. */
  readonly signature: (hash: string | null, bytes: Uint8Array, key: KeyObject) => Uint8Array;
  /** The serial number of the certificate with this content; positive, at most 63 bits. */
  readonly serial: (content: Uint8Array) => bigint;
}

let current: Material = randomMaterial;

/** Random unless the process has chosen otherwise. */
export const material = (): Material => current;

/** Chooses for the whole process; call it before the first key is made. */
export function useMaterial(chosen: Material): void {
  current = chosen;
}
