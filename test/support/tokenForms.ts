import { createHmac, randomBytes } from 'node:crypto';
import type { KeyForms } from './keyForms.ts';
import { pieceFinder, windowsOf } from './pieceFinder.ts';

/** Tokens, headers and bare secrets of this run, in the shapes of those who issue them. */
export function makeTokens(): readonly KeyForms[] {
  const header = part({ alg: 'HS256', typ: 'JWT' });
  const claims = part({ iss: 'argocd', sub: 'admin:login', iat: 1_700_000_000, jti: randomBytes(12).toString('hex') });
  const signature = createHmac('sha256', randomBytes(32)).update(`${header}.${claims}`).digest('base64url');
  const scalar = randomBytes(32);
  const small = lowerText(16);
  const long = lowerText(54);
  const mixed = randomBytes(60).toString('base64url').replaceAll(/[-_]/g, 'q7').slice(0, 59);
  const age = [...randomBytes(58)].map((byte) => BECH32[byte & 31]).join('');
  const password = randomBytes(9).toString('hex');
  return [
    tokenOf('a token of Argo CD', signature, { 'HS256 token': `${header}.${claims}.${signature}` }),
    tokenOf('a bootstrap token', small, { 'bootstrap token': `${lowerText(6)}.${small}` }),
    tokenOf('a token of K3s', password, {
      'token of a K3s server': `K10${randomBytes(32).toString('hex')}::server:${password}`,
    }),
    tokenOf('an identity of age', age, { 'age identity': `AGE-SECRET-KEY-1${age}` }),
    tokenOf('a token of GitHub', mixed, {
      'classic token': `ghp_${mixed.slice(0, 36)}`,
      'fine-grained token': `github_pat_${mixed.slice(0, 22)}_${mixed}`,
    }),
    tokenOf('a token of Rancher', long, { 'Rancher token': `token-${lowerText(5)}:${long}` }),
    tokenOf('a header', mixed, {
      'bearer header': `Bearer ${mixed}`,
      'authorization header': `Authorization: Bearer ${mixed}`,
    }),
    tokenOf('a basic header', base64(`admin:${password}`), { 'basic header': `Basic ${base64(`admin:${password}`)}` }),
    tokenOf('a scalar', scalar.toString('hex'), { 'raw scalar': scalar.toString('hex') }),
    tokenOf('a scalar in base64', scalar.toString('base64'), { 'raw scalar in base64': scalar.toString('base64') }),
    tokenOf('a JWK', scalar.toString('base64url'), {
      JWK: JSON.stringify({ kty: 'EC', crv: 'P-256', d: scalar.toString('base64url') }),
    }),
  ];
}

function tokenOf(name: string, secret: string, forms: Readonly<Record<string, string>>): KeyForms {
  const pieces = new Set([secret, secret.toLowerCase()].flatMap(windowsOf));
  return { name, forms: new Map(Object.entries(forms)), pieces, pieceIn: pieceFinder(pieces) };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

const LOWER = 'bcdfghjklmnpqrstvwxz2456789';

/** Small letters and digits, one digit at least. */
function lowerText(length: number): string {
  const text = [...randomBytes(length)].map((byte) => LOWER[byte % LOWER.length]).join('');
  return /\d/.test(text) ? text : `7${text.slice(1)}`;
}
