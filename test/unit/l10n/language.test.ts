import assert from 'node:assert/strict';
import { joined, phrase, plainText, RULES, type Slot, type Text, untrusted } from '../../../src/core/index.ts';
import { languageOf } from '../../../src/editor/text/languageOf.ts';
import { GERMAN } from './german.ts';

const inGerman = (text: Text) => plainText(text, GERMAN);

/** The message of a rule for these values. */
function said(rule: string, message: string, slots: Readonly<Record<string, Slot>>): Text {
  const template = RULES.find(({ id }) => id === rule)?.messages[message];
  assert.ok(template);
  return { template, slots };
}

describe('a text in German', () => {
  it('has its words translated, wherever they lie', () => {
    const ca = phrase('CA "{name}"', { name: 'kubernetes' });
    const time = phrase('expires in {span}', { span: phrase('{days} days', { days: 23 }) });
    assert.equal(
      inGerman(phrase('{name}, {detail}', { name: ca, detail: time })),
      'CA „kubernetes“, noch 23 Tage gültig',
    );
    assert.equal(inGerman(joined([ca, time], ' · ')), 'CA „kubernetes“ · noch 23 Tage gültig');
    assert.equal(
      inGerman(phrase('{flag} of {component}', { flag: '--etcd-cafile', component: 'kube-apiserver' })),
      '--etcd-cafile von kube-apiserver',
    );
  });

  it('has the words of a finding translated, and what a component logs as it is', () => {
    const message = said('trust/leaf-not-signed-by-trust', 'trusted', {
      trusted: phrase('{flag} of {component}', { flag: '--etcd-cafile', component: 'kube-apiserver' }),
      presented: phrase('{flag} of {component}', { flag: '--cert-file', component: 'etcd' }),
      list: phrase('"{quoted}"', { quoted: 'kubernetes' }),
      leaf: 'everyone',
      issuer: 'etcd-ca {list}',
      effect: phrase('{textParty} reports `{error}`', {
        textParty: 'kube-apiserver',
        error: 'x509: certificate signed by unknown authority',
      }),
    });
    assert.equal(
      inGerman(message),
      '--etcd-cafile von kube-apiserver enthält nicht die CA von --cert-file von etcd: Vertraut wird nur „kubernetes“, ' +
        'aber „everyone“ ist von „etcd-ca {list}“ ausgestellt. ' +
        'kube-apiserver meldet x509: certificate signed by unknown authority.',
    );
  });

  it('leaves values from files untranslated, even if they equal a translated word', () => {
    for (const value of [
      'everyone',
      'none',
      'Expired',
      'private key',
      'CA "kubernetes"',
      '{name} is missing',
      'constructor',
    ]) {
      assert.equal(inGerman(untrusted(value)), value);
      assert.equal(inGerman(joined([value, value], ', ')), `${value}, ${value}`);
      assert.equal(inGerman(phrase('CA "{name}"', { name: value })), `CA „${value}“`);
    }
  });

  it('has a value filled in once, whatever it says', () => {
    assert.equal(inGerman(phrase('{path} is missing', { path: '{path} $& __proto__' })), '{path} $& __proto__ fehlt');
  });
});

describe('languageOf', () => {
  it('takes no property of an object for a translation', () => {
    for (const text of ['constructor', '__proto__', 'toString']) assert.equal(languageOf({}).lookUp(text), undefined);
  });

  it('takes no note of a bundle for a translation', () => {
    assert.equal(languageOf({ Open: { message: 'Open', comment: [] } }).lookUp('Open'), undefined);
  });

  it('leaves English what nobody translated', () => {
    assert.equal(plainText(phrase('signed by {name}', { name: 'a' }), languageOf({})), 'signed by a');
  });
});
