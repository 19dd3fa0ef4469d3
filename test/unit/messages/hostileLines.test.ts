import assert from 'node:assert/strict';
import { errorLine, explainMessages, explanationJsonPieces, explanationText } from '../../../src/core/index.ts';
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
