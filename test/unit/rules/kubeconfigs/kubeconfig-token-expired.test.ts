import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF } from '../../../support/faults/fault.ts';
import { signedToken } from '../../../support/jwt.ts';
import { key } from '../../../support/keyPair.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'kubeconfigs/kubeconfig-token-expired';
const SECONDS = nodeSettings({}).now.getTime() / 1000;

async function withToken(claims: object, keep = false) {
  const { text: token } = signedToken(await key('sa', 'RSA-2048'), claims);
  return checkNode(RULE, (node) =>
    node.setText(
      ADMIN_CONF,
      (text) => `${keep ? text : text.replace(/ {4}client-(certificate|key)-data: .*\n/g, '')}    token: ${token}\n`,
    ),
  );
}

describe(RULE, () => {
  it('reports an expired token, once, with the connection that fails because of it', async () => {
    const { findings, report, names } = await withToken({ sub: 'jane', exp: SECONDS - 3 * 86_400 });
    assert.deepEqual(names, [`${RULE} ${ADMIN_CONF}`]);
    assert.deepEqual(
      findings.map(({ messageId, severity, slots }) => [messageId, severity, slots.user, slots.ago]),
      [['expired', 'error', 'kubernetes-admin', '3']],
    );
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.deepEqual(
      broken.map(({ from, answer }) => [from.component, answer]),
      [['kubectl', 'unauthorized']],
    );
    assert.deepEqual(
      findings.flatMap(({ breaks = [] }) => breaks),
      broken.map(({ id }) => id),
    );
  });

  it('is silent about one with time left, one without an end, and one next to a certificate', async () => {
    for (const [claims, keep] of [
      [{ sub: 'jane', exp: SECONDS + 60 }, false],
      [{ sub: 'jane' }, false],
      [{ sub: 'jane', exp: SECONDS - 60 }, true],
    ] as const)
      assert.deepEqual((await withToken(claims, keep)).lines, []);
  });
});
