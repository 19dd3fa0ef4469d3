import assert from 'node:assert/strict';
import { NOW } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/gateway-reference-not-permitted';

interface GatewaySpec {
  readonly namespace?: string;
  readonly certificates?: string;
  readonly status?: string;
}

const FOREIGN = '[{ name: shop-tls, namespace: certs }]';

const gateway = ({ namespace = 'shop', certificates = FOREIGN, status = '' }: GatewaySpec = {}) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
${namespace === '' ? '' : `  namespace: ${namespace}\n`}spec:
  listeners:
  - name: https
    hostname: shop.example.org
    tls: { certificateRefs: ${certificates} }
${status}`;

const statusOf = (reason: string, name = 'https') => `status:
  listeners:
  - name: ${name}
    conditions:
    - { type: Accepted, status: "True", reason: Accepted }
    - { type: ResolvedRefs, status: "${reason === 'ResolvedRefs' ? 'True' : 'False'}", reason: ${reason} }
`;

interface GrantSpec {
  readonly namespace?: string;
  readonly from?: string;
  readonly to?: string;
}

const FROM = '{ group: gateway.networking.k8s.io, kind: Gateway, namespace: shop }';
const TO = '{ group: "", kind: Secret }';

const grant = ({ namespace = 'certs', from = FROM, to = TO }: GrantSpec = {}) =>
  `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: gateways${namespace === '' ? '' : `, namespace: ${namespace}`} }
spec: { from: [${from}], to: [${to}] }
`;

describe(RULE, () => {
  const linesOf = async (gatewayText: string, ...grants: readonly string[]) =>
    (await checkFiles(RULE, { 'a.yaml': gatewayText, 'b.yaml': grants.join('---\n') })).lines;

  it('reports a Secret that no ReferenceGrant of its namespace gives, and no other rule does', async () => {
    const files = { 'a.yaml': gateway(), 'b.yaml': grant({ from: FROM.replace('shop', 'web') }) };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(`${finding.messageId} ${finding.path} ${finding.text}`, 'grants a.yaml shop-tls');
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.slots.secret, 'certs/shop-tls');
    assert.deepEqual(
      finding.related.map((place) => place.split(':')[0]),
      ['b.yaml'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('goes by group, kind, namespace and name', async () => {
    const found = ['grants a.yaml shop-tls'];
    assert.deepEqual(await linesOf(gateway(), grant()), []);
    assert.deepEqual(await linesOf(gateway(), grant({ to: '{ group: "", kind: Secret, name: shop-tls }' })), []);
    assert.deepEqual(await linesOf(gateway(), grant({ to: '{ group: "", kind: Secret, name: other }' })), found);
    assert.deepEqual(await linesOf(gateway(), grant({ to: '{ group: "", kind: Service }' })), found);
    assert.deepEqual(await linesOf(gateway(), grant({ from: FROM.replace('Gateway', 'HTTPRoute') })), found);
    assert.deepEqual(await linesOf(gateway(), grant({ from: FROM.replace('gateway.networking', 'x') })), found);
    assert.deepEqual(await linesOf(gateway(), grant({ from: FROM.replace('shop', 'web') }), grant()), []);
  });

  it('is silent where grants may lie elsewhere, or are templates', async () => {
    assert.deepEqual(await linesOf(gateway()), []);
    assert.deepEqual(await linesOf(gateway(), grant({ namespace: 'other', from: FROM.replace('shop', 'web') })), []);
    const lacking = grant({ from: FROM.replace('shop', 'web') });
    assert.deepEqual(await linesOf(gateway({ namespace: '' }), lacking), []);
    assert.deepEqual(await linesOf(gateway({ namespace: 'certs' }), lacking), []);
    assert.deepEqual(await linesOf(gateway({ certificates: '[{ name: shop-tls }]' }), lacking), []);
    assert.deepEqual(await linesOf(gateway(), lacking, grant({ namespace: '' })), []);
    assert.deepEqual(await linesOf(gateway(), grant({ from: FROM.replace('shop', '"{{ .Values.ns }}"') })), []);
    const layered = { 'base/a.yaml': gateway(), 'overlays/prod/b.yaml': lacking };
    assert.deepEqual((await checkFiles(RULE, layered)).lines, []);
  });

  it('reports what the controller reported in the status of the listener', async () => {
    const found = ['reported a.yaml shop-tls'];
    assert.deepEqual(await linesOf(gateway({ status: statusOf('RefNotPermitted') })), found);
    assert.deepEqual(await linesOf(gateway({ status: statusOf('InvalidCertificateRef') })), []);
    assert.deepEqual(await linesOf(gateway({ status: statusOf('ResolvedRefs') })), []);
    assert.deepEqual(await linesOf(gateway({ status: statusOf('RefNotPermitted', 'other') })), []);
    const two = '[{ name: shop-tls, namespace: certs }, { name: x, namespace: x }]';
    assert.deepEqual(await linesOf(gateway({ certificates: two, status: statusOf('RefNotPermitted') })), []);
  });
});
