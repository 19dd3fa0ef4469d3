import assert from 'node:assert/strict';
import { decodeToken } from '../../../../src/core/formats/jwt/decodeToken.ts';
import { markdown } from '../../../../src/core/model/text/markdown.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { asText, phrase } from '../../../../src/core/model/text/text.ts';
import { describeToken } from '../../../../src/core/presentation/describe/describeToken.ts';
import { GERMAN } from '../../l10n/german.ts';

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('describeToken', () => {
  it('leaves values of the token in the file’s own words, in German too', () => {
    // The word is in the German bundle as a word of ours.
    assert.equal(plainText(phrase('none'), GERMAN), 'keine');
    const token = decodeToken(`${encoded({ alg: 'none', typ: 'none' })}.${encoded({ iss: 'none', sub: 'none' })}.`);
    assert.ok(token);
    const rows = describeToken(token).sections.flatMap((section) => section.rows);
    const algorithm = rows.find(({ label }) => plainText(label) === 'Algorithm');
    assert.ok(algorithm);
    assert.equal(plainText(algorithm.label, GERMAN), 'Algorithmus');
    assert.equal(plainText(asText(algorithm.value), GERMAN), 'none');
    assert.equal(markdown(asText(algorithm.value), GERMAN), 'none');
  });
});
