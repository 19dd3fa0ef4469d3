import assert from 'node:assert/strict';
import { NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/gateway-host-not-in-certificate';

interface GatewaySpec {
  readonly namespace?: string;
  readonly annotations?: string;
  /** Lines under a listener, or under a server of Istio. */
  readonly lines: readonly string[];
}

const REFERENCE = 'tls: { certificateRefs: [{ name: web-tls }] }';

function gateway({ namespace, annotations = '{}', lines }: GatewaySpec, api = 'gateway.networking.k8s.io/v1'): string {
  const list = api.startsWith('gateway') ? 'listeners' : 'servers';
  const [first = '', ...others] = lines;
  return [
    `apiVersion: ${api}`,
    'kind: Gateway',
    'metadata:',
    '  name: public',
    `  annotations: ${annotations}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    `  ${list}:`,
    `  - ${first}`,
    ...others.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

const istio = (spec: GatewaySpec) => gateway(spec, 'networking.istio.io/v1beta1');

async function secretFor(names: readonly string[], more: Parameters<typeof secretText>[0] = {}): Promise<string> {
  return secretText({ data: pairData(await serving(undefined, names)), ...more });
}

describe(RULE, () => {
  const linesOf = async (gatewayText: string, secret: string) =>
    (await checkFiles(RULE, { 'a.yaml': gatewayText, 'b.yaml': secret })).lines;

  it('reports the host of a listener, with Go’s error, and no other rule does', async () => {
    const lines = ['hostname: shop.example.org', REFERENCE];
    const files = { 'a.yaml': gateway({ lines }), 'b.yaml': await secretFor(['www.example.org']) };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(`${finding.messageId} ${finding.path} ${finding.text}`, 'host a.yaml shop.example.org');
    assert.match(finding.code, /x509: certificate is valid for www\.example\.org, not shop\.example\.org/);
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
  });

  it('accepts the host, a wildcard above it, and a name under the wildcard of a listener', async () => {
    const of = (host: string) => gateway({ lines: [`hostname: "${host}"`, REFERENCE] });
    assert.deepEqual(await linesOf(of('shop.example.org'), await secretFor(['shop.example.org'])), []);
    assert.deepEqual(await linesOf(of('shop.example.org'), await secretFor(['*.example.org'])), []);
    assert.deepEqual(await linesOf(of('*.example.org'), await secretFor(['eu.shop.example.org'])), []);
    assert.deepEqual(await linesOf(of('eu.shop.example.org'), await secretFor(['*.example.org'])), [
      'host a.yaml "eu.shop.example.org"',
    ]);
    assert.deepEqual(await linesOf(of('*.example.org'), await secretFor(['www.example.com'])), [
      'wildcard a.yaml "*.example.org"',
    ]);
  });

  it('accepts a host that one of several certificates is for', async () => {
    const files = {
      'a.yaml': gateway({
        lines: ['hostname: shop.example.org', 'tls: { certificateRefs: [{ name: web-tls }, { name: shop-tls }] }'],
      }),
      'b.yaml': await secretFor(['www.example.org']),
    };
    const shop = await secretFor(['shop.example.org'], { name: 'shop-tls' });
    assert.deepEqual((await checkFiles(RULE, { ...files, 'c.yaml': shop })).lines, []);
    assert.deepEqual((await checkFiles(RULE, files)).lines, []);
  });

  it('takes the Secret from the namespace that the listener names', async () => {
    const reference = 'tls: { certificateRefs: [{ name: web-tls, namespace: certs }] }';
    const text = gateway({ namespace: 'shop', lines: ['hostname: shop.example.org', reference] });
    const of = async (namespace: string) => linesOf(text, await secretFor(['www.example.org'], { namespace }));
    assert.deepEqual(await of('certs'), ['host a.yaml shop.example.org']);
    assert.deepEqual(await of('shop'), []);
  });

  it('is silent about any host, what passes through, other kinds of certificates, and those of cert-manager', async () => {
    const secret = await secretFor(['www.example.org']);
    const host = 'hostname: shop.example.org';
    const quiet = [
      gateway({ lines: [REFERENCE] }),
      gateway({ lines: [host, 'tls: { mode: Passthrough, certificateRefs: [{ name: web-tls }] }'] }),
      gateway({ lines: [host, 'tls: { certificateRefs: [{ group: x.example.org, kind: Cert, name: web-tls }] }'] }),
      gateway({ lines: ['hostname: "{{ .Values.host }}"', REFERENCE] }),
      gateway({ annotations: '{ cert-manager.io/cluster-issuer: acme }', lines: [host, REFERENCE] }),
    ];
    for (const text of quiet) assert.deepEqual(await linesOf(text, secret), []);
  });

  it('reads the Gateways of Istio, whose Secrets lie where the proxies run', async () => {
    const text = istio({
      namespace: 'shop',
      lines: ['hosts: [shop/shop.example.org, "*.example.com", "*"]', 'tls: { mode: SIMPLE, credentialName: web-tls }'],
    });
    const of = async (namespace: string) => linesOf(text, await secretFor(['www.example.org'], { namespace }));
    assert.deepEqual(await of('istio-system'), ['host a.yaml shop/shop.example.org']);
    assert.deepEqual(await of('other'), []);
    const own = secretText({
      namespace: 'istio-system',
      type: 'Opaque',
      data: { cert: pairData(await serving(undefined, ['x.example.org']))['tls.crt'] ?? '' },
    });
    assert.deepEqual(await linesOf(text, own), ['host a.yaml shop/shop.example.org']);
  });

  const route = (lines: readonly string[], namespace = 'shop') =>
    [
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: HTTPRoute',
      `metadata: { name: shop, namespace: ${namespace} }`,
      'spec:',
      ...lines.map((line) => `  ${line}`),
      '',
    ].join('\n');
  const PARENT = 'parentRefs: [{ name: public, namespace: shop, sectionName: https }]';
  const listener = (...more: readonly string[]) =>
    gateway({ namespace: 'shop', lines: ['name: https', 'port: 443', 'protocol: HTTPS', ...more, REFERENCE] });

  it('reports the hosts of a route where the listener has none, once', async () => {
    const files = {
      'a.yaml': listener(),
      'b.yaml': await secretFor(['www.example.org'], { namespace: 'shop' }),
      'c.yaml': route([PARENT, 'hostnames: [www.example.org, shop.example.org, "*.example.com"]']),
    };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(`${finding.messageId} ${finding.path} ${finding.text}`, 'route c.yaml shop.example.org');
    assert.equal(finding.severity, 'error');
    assert.deepEqual(
      finding.related.map((place) => place.split(':')[0]),
      ['a.yaml', 'b.yaml', 'c.yaml'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} c.yaml`]);
  });

  it('reports a route under a wildcard that the certificate has another name below', async () => {
    const linesFor = async (names: readonly string[]) =>
      (
        await checkFiles(RULE, {
          'a.yaml': listener('hostname: "*.example.org"'),
          'b.yaml': await secretFor(names, { namespace: 'shop' }),
          'c.yaml': route([PARENT, 'hostnames: [shop.example.org, shop.example.com]']),
        })
      ).lines;
    assert.deepEqual(await linesFor(['www.example.org']), ['route c.yaml shop.example.org']);
    assert.deepEqual(await linesFor(['*.example.org']), []);
    assert.deepEqual(await linesFor(['www.example.com']), ['wildcard a.yaml "*.example.org"']);
  });

  it('warns where the Gateway serves the host without TLS as well and the route names no listener', async () => {
    const both = `${listener()}  - { name: http, port: 80, protocol: HTTP }\n`;
    const severityOf = async (parent: string) => {
      const files = {
        'a.yaml': both,
        'b.yaml': await secretFor(['www.example.org'], { namespace: 'shop' }),
        'c.yaml': route([parent, 'hostnames: [shop.example.org]']),
      };
      return (await checkFiles(RULE, files)).findings.map(({ severity }) => severity);
    };
    assert.deepEqual(await severityOf('parentRefs: [{ name: public }]'), ['warning']);
    assert.deepEqual(await severityOf(PARENT), ['error']);
    assert.deepEqual(await severityOf('parentRefs: [{ name: public, port: 443 }]'), ['error']);
    assert.deepEqual(await severityOf('parentRefs: [{ name: public, sectionName: http }]'), []);
    assert.deepEqual(await severityOf('parentRefs: [{ name: public, port: 80 }]'), []);
  });

  it('is silent about routes that are not attached, or that another listener or certificate is for', async () => {
    const secret = await secretFor(['www.example.org'], { namespace: 'shop' });
    const hosts = 'hostnames: [shop.example.org]';
    const linesFor = async (gatewayText: string, routeText: string, more: Readonly<Record<string, string>> = {}) =>
      (await checkFiles(RULE, { 'a.yaml': gatewayText, 'b.yaml': secret, 'c.yaml': routeText, ...more })).lines;
    assert.deepEqual(await linesFor(listener(), route([PARENT, hosts])), ['route c.yaml shop.example.org']);
    assert.deepEqual(await linesFor(listener(), route([PARENT, hosts], 'other')), []);
    const all = listener('allowedRoutes: { namespaces: { from: All } }');
    assert.deepEqual(await linesFor(all, route([PARENT, hosts], 'other')), ['route c.yaml shop.example.org']);
    const some = listener('allowedRoutes: { namespaces: { from: Selector, selector: {} } }');
    assert.deepEqual(await linesFor(some, route([PARENT, hosts], 'other')), []);
    assert.deepEqual(await linesFor(listener(), route(['parentRefs: [{ name: private }]', hosts])), []);
    assert.deepEqual(
      await linesFor(listener(), route(['parentRefs: [{ name: public, kind: Service, group: "" }]', hosts])),
      [],
    );
    assert.deepEqual(await linesFor(listener(), route([PARENT, 'hostnames: ["{{ .Values.host }}"]'])), []);
    assert.deepEqual(await linesFor(listener(), route([PARENT])), []);
    const tls = listener().replace('protocol: HTTPS', 'protocol: TLS');
    assert.deepEqual(await linesFor(tls, route([PARENT, hosts])), []);
    const grpc = listener('allowedRoutes: { kinds: [{ kind: GRPCRoute }] }');
    assert.deepEqual(await linesFor(grpc, route([PARENT, hosts])), []);
    assert.deepEqual(await linesFor(grpc, route([PARENT, hosts]).replace('HTTPRoute', 'GRPCRoute')), [
      'route c.yaml shop.example.org',
    ]);
    const twice = { 'd.yaml': route([PARENT, hosts]) };
    assert.deepEqual(await linesFor(listener(), route([PARENT, hosts]), twice), []);
    const other = `${listener()}  - { name: own, hostname: shop.example.org, tls: { certificateRefs: [{ name: own }] } }\n`;
    assert.deepEqual(await linesFor(other, route([PARENT, hosts])), []);
    const own = { 'd.yaml': await secretFor(['shop.example.org'], { namespace: 'shop', name: 'own' }) };
    const two = listener().replace('[{ name: web-tls }]', '[{ name: web-tls }, { name: own }]');
    assert.deepEqual(await linesFor(two, route([PARENT, hosts]), own), []);
    assert.deepEqual(await linesFor(two, route([PARENT, hosts])), []);
  });
});
