import assert from 'node:assert/strict';
import manifest from '../../../../package.json' with { type: 'json' };
import { SETTINGS } from '../../../../src/editor/manifest/ids.ts';
import { wrongSettings } from '../../../../src/editor/manifest/wrongSettings.ts';

interface Schema {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly default: unknown;
}

const properties = Object.assign({}, ...[manifest.contributes.configuration].flat().map((one) => one.properties));
const schemaOf = (name: string): Schema => properties[`kubernetesPKI.${name}`];

const OF_OTHER_KINDS = [null, 0, -1, 'nonsense', true, ['x'], [1], { a: 1 }, { a: 'b' }];

describe('settings of a wrong kind', () => {
  for (const name of Object.values(SETTINGS)) {
    const reported = (value: unknown) => wrongSettings((asked) => (asked === name ? value : undefined));

    it(`${name}: accepts what package.json accepts`, () => {
      const { default: value, enum: choices = [] } = schemaOf(name);
      for (const one of [value, ...choices]) assert.deepEqual(reported(one), []);
    });

    it(`${name}: reports what package.json rejects`, () => {
      const { type, enum: choices } = schemaOf(name);
      const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
      const wrong = OF_OTHER_KINDS.filter(
        (value) => kindOf(value) !== type || (choices && !choices.includes(String(value))),
      );
      assert.ok(wrong.length >= 5);
      for (const value of wrong) {
        assert.equal(reported(value).length, 1, JSON.stringify(value));
        assert.match(
          reported(value)[0] ?? '',
          new RegExp(`^The setting kubernetesPKI\\.${name} must be .*: invalid values are ignored\\.$`),
        );
      }
    });
  }

  it('reports each member', () => {
    const reported = (name: string, value: unknown) =>
      wrongSettings((asked) => (asked === name ? value : undefined)).length;
    assert.equal(reported('warningDays', -1), 1);
    assert.equal(reported('exclude', ['**/x', 3]), 1);
    assert.equal(reported('rules', { 'validity/cert-expired': 'off' }), 0);
    assert.equal(reported('rules', { 'validity/cert-expired': 'loud' }), 1);
    assert.equal(reported('pathMappings', { '/etc': 7 }), 1);
  });
});
