import assert from 'node:assert/strict';
import { FILES, readJson } from '../../../scripts/l10n/files.ts';
import { TEMPLATES } from '../../../src/core/words/templates.ts';
import { languageOf, translate, translateWording } from '../../../src/editor/translate.ts';

const german = languageOf(readJson<Record<string, string>>(FILES.german), TEMPLATES);
const inGerman = (text: string) => translate(text, german);

describe('translate', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Issued by', 'Ausgestellt von'],
    ['Expires in 23 d (2026-12-30 23:36:05 UTC)', 'Läuft in 23 d ab (2026-12-30 23:36:05 UTC)'],
    [
      'kube-apiserver · signed by kubernetes · expires in 23 d',
      'kube-apiserver · signiert von kubernetes · läuft in 23 d ab',
    ],
    ['✓ ca.crt: CA “kubernetes”, expires in 3649 d', '✓ ca.crt: CA „kubernetes“, läuft in 3649 d ab'],
    ['✗ /etc/kubernetes/pki/ca.crt is missing', '✗ /etc/kubernetes/pki/ca.crt fehlt'],
    ['kube-apiserver --etcd-cafile: CA “etcd-ca”', 'kube-apiserver --etcd-cafile: CA „etcd-ca“'],
    ['tls.crt of Secret “a/b”: certificate “x”', 'tls.crt von Secret „a/b“: Zertifikat „x“'],
    ['client-key-data of user “jane”: private key', 'client-key-data des Benutzers „jane“: privater Schlüssel'],
    ['caBundle of webhook “a.b”: CA “x”', 'caBundle des Webhooks „a.b“: CA „x“'],
    ['TLS server, TLS client', 'TLS-Server, TLS-Client'],
    ['private key, RSA 2048 bits', 'privater Schlüssel, RSA, 2048 Bit'],
    ['the kubelet refuses kube-apiserver', 'Kubelet lehnt kube-apiserver ab'],
    ['2 errors, 1 warning', '2 Fehler, 1 Warnung'],
    [
      'Change --etcd-cafile to /etc/kubernetes/pki/etcd/ca.crt',
      '--etcd-cafile in /etc/kubernetes/pki/etcd/ca.crt ändern',
    ],
  ];
  for (const [english, text] of cases) it(`says “${text}”`, () => assert.equal(inGerman(english), text));

  it('leaves names, paths and what components say as they are', () => {
    for (const text of [
      'kube-apiserver',
      'etc/kubernetes/pki/ca.crt',
      'x509: certificate signed by unknown authority',
      '',
    ])
      assert.equal(inGerman(text), text);
  });

  it('says what a finding says, the words in its values too, and names as they are', () => {
    const data = {
      trusted: '--etcd-cafile of kube-apiserver',
      presented: '--cert-file of etcd',
      list: '“kubernetes”',
      leaf: 'everyone',
      issuer: 'etcd-ca {list}',
      effect: 'kube-apiserver reports `x509: certificate signed by unknown authority`',
    };
    const template =
      '{trusted} does not hold the CA of {presented}: it trusts only {list}, while “{leaf}” is issued by “{issuer}”. {effect}.';
    assert.equal(
      translateWording({ template, data }, german),
      '--etcd-cafile von kube-apiserver enthält nicht die CA von --cert-file von etcd: Vertraut wird nur „kubernetes“, ' +
        'während „everyone“ von „etcd-ca {list}“ ausgestellt ist. ' +
        'kube-apiserver meldet `x509: certificate signed by unknown authority`.',
    );
  });

  it('fills a value in once, whatever it says', () => {
    assert.equal(inGerman('signed by {name} {span}'), 'signiert von {name} {span}');
    assert.equal(inGerman('Breaks a → b and 3 more: CA “{count}”'), 'Unterbricht a → b und 3 weitere: CA „{count}“');
    assert.equal(german.fill('{path} is missing', { path: '{path} $& __proto__' }), '{path} $& __proto__ fehlt');
  });

  it('takes no property of an object for a translation', () => {
    for (const text of ['constructor', '__proto__', 'toString']) assert.equal(inGerman(text), text);
  });

  it('ends soon with a text made to look like words without end', () => {
    const started = performance.now();
    const hostile = [
      'Breaks a: '.repeat(200),
      ', '.repeat(1000),
      ' · '.repeat(650),
      '✓ '.repeat(900),
      'a, and '.repeat(280),
    ];
    for (const text of hostile) inGerman(text);
    assert.ok(performance.now() - started < 2000);
  });

  it('says English where there is no translation', () => {
    const empty = languageOf({}, TEMPLATES);
    assert.equal(
      translate('✓ ca.crt: CA “kubernetes”, expires in 3649 d', empty),
      '✓ ca.crt: CA “kubernetes”, expires in 3649 d',
    );
    assert.equal(translate('Issued by', empty), 'Issued by');
  });
});

describe('TEMPLATES', () => {
  it('are each found by the text made from it', () => {
    const values: Readonly<Record<string, string>> = { count: '3', span: '4 d', time: '2026-12-30 23:36:05 UTC' };
    for (const template of TEMPLATES.filter((one) => one.includes('{'))) {
      const text = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `<${name}>`);
      const found = german.templates.recognize(text);
      assert.equal(found?.template, template, text);
    }
  });
});
