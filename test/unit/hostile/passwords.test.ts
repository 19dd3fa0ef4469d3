import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { errorLine, explainMessages, explanationJsonPieces, explanationText } from '../../../src/core/index.ts';
import { leaksOf, leakText } from '../../audit/audit.ts';
import { SURFACES } from '../../audit/surfaces.ts';
import type { KeyForms } from '../../support/keyForms.ts';
import { PASSWORD_LINES, PASSWORD_PLACES } from './passwordPlaces.ts';

/** Nodes of one workspace. */
const TOGETHER = 40;

/** As short as people choose them: nothing in it shows that it is a secret. */
const PASSWORD = `Quokka${randomBytes(2).readUInt16BE()}mint`;

const KEY: KeyForms = {
  name: 'a password',
  forms: new Map([['plain', PASSWORD]]),
  pieces: new Set(),
  pieceIn: (text) => (text.includes(PASSWORD) ? PASSWORD : undefined),
};

/** All but the model, which also keeps the words of units as written. */
const SHOWN = new Map([...SURFACES].filter(([name]) => name !== 'model'));

describe('passwords that only their names or a user show', () => {
  it('are shown by no surface, in either language, wherever they stand', async () => {
    const leaks: string[] = [];
    const count = Math.ceil(PASSWORD_PLACES.length / TOGETHER);
    for (let first = 0; first < count; first++) {
      const places = PASSWORD_PLACES.filter((_, at) => at % count === first);
      for (const leak of await leaksOf({ key: KEY, form: 'plain', places }, SHOWN)) leaks.push(leakText(leak));
    }
    assert.deepEqual(leaks, []);
  });

  it('are left out of lines that explain an error', async () => {
    for (const line of PASSWORD_LINES) {
      const text = line(PASSWORD, 'x509: certificate signed by unknown authority');
      const explained = await explainMessages(text);
      assert.equal(explained.length, 1, text);
      const others = [
        [...explanationText(explained, undefined, (uri) => uri)].join(''),
        [...explanationJsonPieces(explained, undefined, (uri) => uri)].join(''),
        errorLine(text) ?? '',
      ];
      for (const shown of others) assert.ok(!shown.includes(PASSWORD), shown);
    }
  });
});
