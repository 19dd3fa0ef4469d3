import assert from 'node:assert/strict';
import { ingressText, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/ingress-host-not-in-certificate';

const SHOP = 'shop.example.org';
const TLS = { 'web-tls': [SHOP] };

/** A Secret with the certificate of these names. */
async function secretFor(names: readonly string[], more: Parameters<typeof secretText>[0] = {}): Promise<string> {
  return secretText({ data: pairData(await serving(undefined, names)), ...more });
}

describe(RULE, () => {
  it('reports a host that the certificate lacks, with the line that ingress-nginx logs, and no other rule does', async () => {
    const files = {
      'ingress.yaml': ingressText({ namespace: 'shop', className: 'nginx', tls: TLS }),
      'secret.yaml': await secretFor(['www.example.org'], { namespace: 'shop' }),
    };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(`${finding.messageId} ${finding.path} ${finding.text}`, 'nginx ingress.yaml "shop.example.org"');
    assert.equal(
      finding.slots.log,
      'Unexpected error validating SSL certificate "shop/web-tls" for server "shop.example.org": x509: certificate is valid for www.example.org, not shop.example.org',
    );
    assert.equal(finding.severity, 'error');
    assert.deepEqual(
      finding.related.map((place) => place.split(':')[0]),
      ['secret.yaml'],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} ingress.yaml`]);
  });

  it('quotes ingress-nginx only where it may serve the Ingress', async () => {
    const secret = await secretFor(['www.example.org']);
    const messageOf = async (spec: Partial<Parameters<typeof ingressText>[0]>) =>
      (await checkFiles(RULE, { 'a.yaml': ingressText({ tls: TLS, ...spec }), 'b.yaml': secret })).lines.map(
        (line) => line.split(' ')[0],
      );
    const annotated = (key: string, value = 'x') => ({ annotations: { [key]: value } });
    assert.deepEqual(await messageOf({}), ['unknown']);
    assert.deepEqual(await messageOf({ apiVersion: 'extensions/v1beta1' }), ['unknown']);
    assert.deepEqual(await messageOf({ className: 'internal-nginx' }), ['nginx']);
    assert.deepEqual(await messageOf(annotated('kubernetes.io/ingress.class', 'nginx')), ['nginx']);
    assert.deepEqual(await messageOf(annotated('nginx.ingress.kubernetes.io/proxy-body-size')), ['nginx']);
    assert.deepEqual(await messageOf({ className: 'traefik' }), ['other']);
    assert.deepEqual(await messageOf({ className: 'nginx', ...annotated('nginx.org/server-snippets') }), ['other']);
    assert.deepEqual(await messageOf(annotated('traefik.ingress.kubernetes.io/router.tls')), ['other']);
  });

  it('takes a class for that of another controller where an Ingress of it has its annotations', async () => {
    const files = {
      'a.yaml': ingressText({ className: 'nginx', tls: TLS }),
      'b.yaml': await secretFor(['www.example.org']),
      'c.yaml': ingressText({
        name: 'other',
        className: 'nginx',
        annotations: { 'nginx.org/hsts': 'true' },
        tls: { x: ['x.example.org'] },
      }),
    };
    assert.deepEqual((await checkFiles(RULE, files)).lines, ['other a.yaml "shop.example.org"']);
  });

  it('takes the controller from the IngressClass', async () => {
    const ingressClass = (controller: string, name = 'web', annotations = '{}') =>
      `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: ${name}, annotations: ${annotations} }\nspec: { controller: "${controller}" }\n`;
    const secret = await secretFor(['www.example.org']);
    const messageOf = async (className: string | undefined, ...classes: readonly string[]) =>
      (
        await checkFiles(RULE, {
          'a.yaml': ingressText({ className, tls: TLS }),
          'b.yaml': secret,
          'c.yaml': classes.join('---\n'),
        })
      ).lines.map((line) => line.split(' ')[0]);
    assert.deepEqual(await messageOf('web', ingressClass('k8s.io/ingress-nginx')), ['nginx']);
    assert.deepEqual(await messageOf('web', ingressClass('k8s.io/internal-ingress-nginx')), ['nginx']);
    assert.deepEqual(await messageOf('web', ingressClass('example.com/lb')), ['other']);
    assert.deepEqual(await messageOf('nginx', ingressClass('nginx.org/ingress-controller', 'nginx')), ['other']);
    assert.deepEqual(await messageOf('web', ingressClass('{{ .Values.controller }}')), ['other']);
    const both = [ingressClass('k8s.io/ingress-nginx'), ingressClass('example.com/lb')];
    assert.deepEqual(await messageOf('web', ...both), ['unknown']);
    const standard = '{ ingressclass.kubernetes.io/is-default-class: "true" }';
    assert.deepEqual(await messageOf(undefined, ingressClass('k8s.io/ingress-nginx', 'web', standard)), ['nginx']);
    assert.deepEqual(await messageOf(undefined, ingressClass('traefik.io/ingress-controller', 'web', standard)), [
      'other',
    ]);
    assert.deepEqual(await messageOf(undefined, ingressClass('traefik.io/ingress-controller')), ['unknown']);
  });

  it('reports what is only a common name', async () => {
    const leaf = await serving(undefined, [], { subject: { commonName: SHOP }, sans: [] });
    const files = { 'a.yaml': ingressText({ tls: TLS }), 'b.yaml': secretText({ data: pairData(leaf) }) };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(finding.messageId, 'commonName');
    assert.match(finding.code, /relies on legacy Common Name field/);
  });

  it('goes by the labels of wildcards', async () => {
    const linesFor = async (names: readonly string[], spec: Parameters<typeof ingressText>[0]) =>
      (await checkFiles(RULE, { 'a.yaml': ingressText(spec), 'b.yaml': await secretFor(names) })).lines;
    const wildcard = ['*.example.org'];
    assert.deepEqual(await linesFor(wildcard, { tls: TLS }), []);
    assert.deepEqual(await linesFor(wildcard, { tls: { 'web-tls': ['SHOP.example.org'] } }), []);
    assert.deepEqual(await linesFor(wildcard, { tls: { 'web-tls': ['example.org', 'eu.shop.example.org'] } }), [
      'unknown a.yaml "example.org"',
    ]);
    assert.deepEqual(await linesFor([SHOP], { tls: { 'web-tls': wildcard }, hosts: [SHOP] }), []);
    assert.deepEqual(await linesFor(['www.example.com'], { tls: { 'web-tls': wildcard }, hosts: [SHOP] }), [
      'other a.yaml "shop.example.org"',
    ]);
    assert.deepEqual(await linesFor([SHOP], { tls: { 'web-tls': wildcard } }), []);
    assert.deepEqual(await linesFor([SHOP], { className: 'nginx', tls: { 'web-tls': wildcard } }), [
      'nginx a.yaml "*.example.org"',
    ]);
  });

  it('reports the hosts of one entry once', async () => {
    const files = {
      'a.yaml': ingressText({ tls: { 'web-tls': [SHOP, 'www.example.org', 'api.example.org'] } }),
      'b.yaml': await secretFor(['www.example.org']),
    };
    const finding = only(await checkFiles(RULE, files));
    assert.equal(finding.text, '"shop.example.org"');
    assert.deepEqual(finding.related.slice(1), ['a.yaml: "api.example.org"']);
  });

  it('reports a certificate for any host that fits none, at the name of the Secret', async () => {
    const linesFor = async (hosts: readonly string[]) =>
      (
        await checkFiles(RULE, {
          'a.yaml': ingressText({ tls: { 'web-tls': [] }, hosts }),
          'b.yaml': await secretFor(['www.example.org']),
        })
      ).lines;
    assert.deepEqual(await linesFor([SHOP, 'api.example.org']), ['none a.yaml web-tls']);
    assert.deepEqual(await linesFor([SHOP, 'www.example.org']), []);
    assert.deepEqual(await linesFor([SHOP, '']), []);
    assert.deepEqual(await linesFor(['{{ .Values.host }}', SHOP]), []);
    const files = async (tls: Readonly<Record<string, readonly string[]>>) => ({
      'a.yaml': ingressText({ tls, hosts: [SHOP] }),
      'b.yaml': await secretFor(['www.example.org']),
      'c.yaml': await secretFor([SHOP], { name: 'shop-tls' }),
    });
    const silent: readonly Readonly<Record<string, readonly string[]>>[] = [
      { 'web-tls': [], 'shop-tls': [SHOP] },
      { 'web-tls': [], 'shop-tls': [] },
      { 'web-tls': [], gone: [] },
      { 'web-tls': ['*.example.org'], 'shop-tls': ['api.example.org'] },
    ];
    for (const tls of silent) {
      assert.deepEqual((await checkFiles(RULE, await files(tls))).lines, []);
    }
  });

  it('is silent where the Secret is not known', async () => {
    const other = ['www.example.org'];
    const quiet = async (ingress: Partial<Parameters<typeof ingressText>[0]>, secrets: Record<string, string>) =>
      assert.deepEqual(
        (await checkFiles(RULE, { 'a/ingress.yaml': ingressText({ tls: TLS, ...ingress }), ...secrets })).lines,
        [],
      );
    await quiet({}, {});
    await quiet({ namespace: 'shop' }, { 'a/b.yaml': await secretFor(other) });
    await quiet({ namespace: 'shop' }, { 'a/b.yaml': await secretFor(other, { namespace: 'web' }) });
    await quiet({}, { 'a/b.yaml': await secretFor(other, { name: 'other' }) });
    await quiet({}, { 'a/b.yaml': secretText({ data: { 'tls.crt': '{{ .crt }}', 'tls.key': '{{ .key }}' } }) });
    await quiet({}, { 'a/b.yaml': await secretFor(other, { annotations: { 'cert-manager.io/issuer-name': 'x' } }) });
    await quiet(
      {},
      {
        'a/b.yaml': await secretFor(other),
        'a/c.yaml':
          'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: c }\nspec: { secretName: web-tls }\n',
      },
    );
    await quiet({}, { 'b/secret.yaml': await secretFor(other) });
    await quiet({}, { 'overlays/prod/b.yaml': await secretFor(other) });
    await quiet({}, { 'a/b.yaml': await secretFor(other), 'a/c.yaml': await secretFor([SHOP]) });
  });

  it('finds the Secret in the folder of the Ingress, in one above or below, and by its namespace in any', async () => {
    const lines = async (place: string, namespace?: string) =>
      (
        await checkFiles(RULE, {
          'apps/shop/a.yaml': ingressText({ namespace, tls: TLS }),
          [place]: await secretFor(['www.example.org'], { namespace }),
        })
      ).lines.length;
    assert.equal(await lines('apps/shop/b.yaml'), 1);
    assert.equal(await lines('apps/b.yaml'), 1);
    assert.equal(await lines('apps/shop/tls/b.yaml'), 1);
    assert.equal(await lines('apps/other/b.yaml'), 0);
    assert.equal(await lines('secrets/b.yaml', 'shop'), 1);
  });

  it('is silent where another provides the certificate, nobody asks for the host, or another Ingress has one for it', async () => {
    const secret = await secretFor(['www.example.org']);
    const linesOf = async (spec: Partial<Parameters<typeof ingressText>[0]>, more: Record<string, string> = {}) =>
      (await checkFiles(RULE, { 'a.yaml': ingressText({ tls: TLS, ...spec }), 'b.yaml': secret, ...more })).lines;
    const annotated = (key: string, value = 'true') => ({ annotations: { [key]: value } });
    assert.deepEqual(await linesOf(annotated('cert-manager.io/cluster-issuer', 'letsencrypt')), []);
    assert.deepEqual(await linesOf(annotated('nginx.ingress.kubernetes.io/ssl-passthrough')), []);
    assert.deepEqual(await linesOf(annotated('nginx.ingress.kubernetes.io/canary')), []);
    assert.deepEqual(await linesOf({ className: 'alb' }), []);
    assert.deepEqual(await linesOf({ hosts: ['www.example.org'] }), []);
    assert.deepEqual(await linesOf({ tls: { 'web-tls': ['{{ .host }}'] }, hosts: [SHOP] }), []);
    assert.deepEqual(await linesOf({}, { 'c.yaml': ingressText({ name: 'other', tls: { 'shop-tls': [SHOP] } }) }), []);
  });

  it('reports an expired certificate once, at the Secret, with the Ingress as a related place', async () => {
    const leaf = await serving(undefined, [SHOP], { notAfter: new Date(NOW.getTime() - 86_400_000) });
    const files = { 'a.yaml': ingressText({ tls: TLS }), 'b.yaml': secretText({ data: pairData(leaf) }) };
    assert.deepEqual((await inspectFiles(files, NOW)).names, ['objects/tls-secret-expired b.yaml']);
    assert.deepEqual(only(await checkFiles('objects/tls-secret-expired', files)).related, ['a.yaml: web-tls']);
  });
});
