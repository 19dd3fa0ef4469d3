import assert from 'node:assert/strict';
import { decodeToken } from '../../../../src/core/formats/jwt/decodeToken.ts';
import { podClaims, signedToken } from '../../../support/jwt.ts';
import * as keys from '../../../support/keyPair.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwtOf(text: string) {
  const token = decodeToken(text);
  assert.ok(token?.kind === 'jwt', JSON.stringify(token));
  return token;
}

describe('jwt/decodeToken', () => {
  it('reads what a pod’s token says of itself', async () => {
    const { text } = signedToken(await keys.key('sa'), podClaims(NOW));
    const token = jwtOf(`${text}\n`);
    assert.equal(token.algorithm, 'ES256');
    assert.equal(token.subject, 'system:serviceaccount:default:builder');
    assert.equal(token.issuer, 'https://kubernetes.default.svc.cluster.local');
    assert.deepEqual(token.audiences, ['https://kubernetes.default.svc.cluster.local']);
    assert.equal(token.expiry, NOW.getTime() + 3_607_000);
    assert.equal(token.issuedAt, NOW.getTime());
    const { namespace, account, pod, node, legacy } = token.serviceAccount ?? {};
    assert.deepEqual(
      [namespace, account?.name, pod?.name, node?.name, legacy],
      ['default', 'builder', 'builder-7d9c', 'node-1', false],
    );
    assert.deepEqual(token.otherClaims, []);
  });

  it('reads the token of a Secret, which never expires', async () => {
    const prefix = 'kubernetes.io/serviceaccount';
    const { text } = signedToken(await keys.key('sa'), {
      iss: 'kubernetes/serviceaccount',
      [`${prefix}/namespace`]: 'kube-system',
      [`${prefix}/secret.name`]: 'builder-token-x',
      [`${prefix}/service-account.name`]: 'builder',
      [`${prefix}/service-account.uid`]: 'u',
      sub: 'system:serviceaccount:kube-system:builder',
    });
    const token = jwtOf(text);
    assert.equal(token.expiry, undefined);
    assert.deepEqual(token.serviceAccount, {
      namespace: 'kube-system',
      account: { name: 'builder', uid: 'u' },
      secret: { name: 'builder-token-x' },
      legacy: true,
    });
  });

  it('keeps neither the text nor the signature', async () => {
    const { text, signature } = signedToken(await keys.key('sa'), podClaims(NOW));
    const kept = JSON.stringify(jwtOf(text));
    for (const secret of [...text.split('.'), signature]) assert.ok(!kept.includes(secret));
  });

  it('shows the CA hash and the user of a join token of k3s, and nothing of its password', () => {
    const caHash = 'a1'.repeat(32);
    assert.deepEqual(decodeToken(`K10${caHash}::server:pass:word`), { kind: 'join', caHash, user: 'server' });
    assert.deepEqual(decodeToken(`K10${caHash}::abcdef.0123456789abcdef`), { kind: 'join', caHash, user: undefined });
    assert.equal(decodeToken('K10::server:password'), undefined);
    assert.equal(decodeToken(`K10${caHash.slice(1)}::server:password`), undefined);
  });

  it('names a bootstrap token by its id alone', () => {
    assert.deepEqual(decodeToken(' abcdef.0123456789abcdef\n'), { kind: 'bootstrap', id: 'abcdef' });
    assert.equal(decodeToken('abcdef.0123456789abcdeF'), undefined);
    assert.equal(decodeToken('abcdef.0123456789abcdef0'), undefined);
  });

  it('names claims that it does not know, and takes those of a wrong type for absent', () => {
    const claims = { sub: 7, aud: 'one', exp: '2030', nbf: 1e300, email: 'a@b', groups: ['x'] };
    const token = jwtOf(`${part({ alg: 'RS256' })}.${part(claims)}.AAAA`);
    assert.deepEqual([token.subject, token.expiry, token.notBefore], [undefined, undefined, undefined]);
    assert.deepEqual(token.audiences, ['one']);
    assert.deepEqual(token.otherClaims, ['email', 'groups']);
  });

  it('knows nothing of other text', () => {
    const header = part({ alg: 'RS256' });
    for (const text of [
      '',
      'a.b.c',
      `${header}.${part({})}`,
      `${header}.${part([])}.AAAA`,
      `${part({ typ: 'JWT' })}.${part({})}.AAAA`,
      `${header}.eyJub3QganNvbg.AAAA`,
      `${header}.${part({})}.!!!`,
      `${header}.${part({ a: 'x'.repeat(40_000) })}.AAAA`,
    ]) {
      assert.equal(decodeToken(text), undefined, text.slice(0, 60));
    }
  });
});
