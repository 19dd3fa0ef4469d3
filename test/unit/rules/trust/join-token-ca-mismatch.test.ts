import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { authority, intermediate } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { joinToken } from '../../../support/joinToken.ts';
import { pemBytes } from '../../../support/pem.ts';

const RULE = 'trust/join-token-ca-mismatch';
const SERVER = 'var/lib/rancher/k3s/server';
const CA = `${SERVER}/tls/server-ca.crt`;
const PASSWORD = 'f00dfacef00dfacef00dfacef00dface';

describe(RULE, () => {
  it('reports the hash of another CA with both hashes, and nothing of the password', async () => {
    const { pem } = await authority('k3s-server-ca@1');
    const old = joinToken((await authority('k3s-server-ca@0')).pem, `server:${PASSWORD}`);
    const checked = await checkFiles(RULE, { [CA]: pem, [`${SERVER}/token`]: `${old}\n` });
    const { slots, text, severity, related } = only(checked);
    assert.deepEqual(
      [slots.hash, slots.actual, slots.file, severity],
      [old.slice(3, 67), joinToken(pem).slice(3, 67), `/${CA}`, 'error'],
    );
    assert.equal(text, old.slice(0, 67));
    assert.equal(related.length, 1);
    assert.ok(!JSON.stringify(checked.report.findings).includes(PASSWORD));
  });

  it('reports a token in the configuration of an agent', async () => {
    const { pem } = await authority('rke2-server-ca@1');
    const other = joinToken((await authority('rke2-server-ca@0')).pem);
    const { lines } = await checkFiles(RULE, {
      'var/lib/rancher/rke2/agent/server-ca.crt': pem,
      'etc/rancher/rke2/config.yaml': `server: https://10.0.0.10:9345\ntoken: "${other}"\n`,
    });
    assert.deepEqual(lines, [`otherCa etc/rancher/rke2/config.yaml ${other.slice(0, 67)}`]);
  });

  it('is silent about the hash of the file, of the root of a chain, about no hash, and where the CA is not there', async () => {
    const root = await authority('root');
    const ca = await intermediate('k3s-server-ca@1', root);
    const single = await authority('k3s-server-ca@1');
    const ofRoot = `K10${createHash('sha256').update(pemBytes(root.pem)).digest('hex')}::server:${PASSWORD}`;
    const correct: readonly Readonly<Record<string, string>>[] = [
      { [CA]: single.pem, [`${SERVER}/token`]: joinToken(single.pem), [`${SERVER}/node-token`]: joinToken(single.pem) },
      { [CA]: single.pem, [`${SERVER}/agent-token`]: joinToken(single.pem, 'abcdef.0123456789abcdef') },
      { [CA]: ca.pem + root.pem, [`${SERVER}/token`]: ofRoot },
      { [CA]: single.pem, [`${SERVER}/token`]: `server:${PASSWORD}` },
      { [`${SERVER}/token`]: ofRoot },
    ];
    for (const files of correct) assert.deepEqual((await checkFiles(RULE, files)).lines, []);
  });
});
