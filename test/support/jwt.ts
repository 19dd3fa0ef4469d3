import { createHash, sign } from 'node:crypto';
import type { KeyPair } from './keyPair.ts';

export interface SignedToken {
  /** The three parts with dots between. */
  readonly text: string;
  /** The third part, which must be nowhere. */
  readonly signature: string;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The `kid` kube-apiserver gives the key. */
function keyIdOf(key: KeyPair): string {
  return createHash('sha256').update(key.spki).digest('base64url');
}

/** A token signed as kube-apiserver signs: RS256 or ES256, by the key's kind. */
export function signedToken(key: KeyPair, claims: object, header: object = { kid: keyIdOf(key) }): SignedToken {
  const isRsa = key.algorithm.startsWith('RSA');
  const input = `${part({ alg: isRsa ? 'RS256' : 'ES256', ...header })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(input), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  return { text: `${input}.${signature}`, signature };
}

/** The claims of a token that a pod gets (TokenRequest API), valid from `now` for an hour. */
export function podClaims(now: Date): object {
  const issued = Math.floor(now.getTime() / 1000);
  return {
    aud: ['https://kubernetes.default.svc.cluster.local'],
    exp: issued + 3607,
    iat: issued,
    iss: 'https://kubernetes.default.svc.cluster.local',
    jti: '0d211b4a-65c2-4812-b0b1-4e3cb6729dc3',
    'kubernetes.io': {
      namespace: 'default',
      node: { name: 'node-1', uid: '6fdb3cbb-90a1-4b6d-8d3f-6d1f1b7d1f0a' },
      pod: { name: 'builder-7d9c', uid: 'c1b6b2a0-2f57-4cf5-9d55-7b8f2d5d8a11' },
      serviceaccount: { name: 'builder', uid: '5f2f8a5e-0d0c-4c51-8f1a-0d7f2b7f9c33' },
      warnafter: issued + 3000,
    },
    nbf: issued,
    sub: 'system:serviceaccount:default:builder',
  };
}
