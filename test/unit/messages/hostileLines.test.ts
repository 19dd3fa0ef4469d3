import assert from 'node:assert/strict';
import { errorLine, explainMessages, explanationJsonPieces, explanationText } from '../../../src/core/index.ts';
import { readMessages } from '../../../src/core/messages/read/readMessages.ts';
import { makeSecrets } from '../../support/keyForms.ts';

const ERROR = 'x509: certificate signed by unknown authority';

const pathOf = (uri: string): string => uri;

describe('explain, of lines that hold secrets', () => {
  it('explains the error and shows nothing of what stands before or behind it', async () => {
    for (const { name, forms, pieceIn } of makeSecrets()) {
      for (const [form, secret] of forms) {
        const text = secret.replaceAll('\n', ' ').slice(0, 4000);
        for (const line of [`${ERROR} ${text}`, `Get "https://10.0.0.1:6443/api": ${text}: ${ERROR}`]) {
          const explained = await explainMessages(line);
          const shown = [
            [...explanationText(explained, undefined, pathOf)].join(''),
            [...explanationJsonPieces(explained, undefined, pathOf)].join(''),
            errorLine(line) ?? '',
          ];
          assert.deepEqual(
            shown.map(pieceIn),
            [undefined, undefined, undefined],
            `${form} of ${name}: ${line.slice(0, 80)}`,
          );
        }
        assert.equal((await explainMessages(`${ERROR} ${text}`)).length, 1, `${form} of ${name}`);
      }
    }
  });
});

describe('explain, of lines that end in many brackets', () => {
  for (const brackets of [')', '])']) {
    it(`counts them once: ${brackets}`, () => {
      const log = `${ERROR} ${brackets.repeat(900 / brackets.length)}\n`.repeat(700);
      const start = process.cpuUsage();
      const [error] = readMessages(log);
      const { user, system } = process.cpuUsage(start);
      assert.equal(error?.text.trim(), ERROR);
      assert.ok(user + system < 1_500_000, `${(user + system) / 1000} ms`);
    });
  }

  it('keeps those that the error opens', () => {
    const [error] = readMessages(`${ERROR} (possibly because of "a" (b)))`);
    assert.equal(error?.text, `${ERROR} (possibly because of "a" (b))`);
  });
});
