import { brokenText, isSameError, phrase, quotedTexts, type RootCause, type Text } from '../../core/index.ts';
import { fileName } from '../text/fileName.ts';
import { shortMessage } from '../text/shortFinding.ts';

/** The causes of what fails: a cause whose error an earlier cause quotes is shown by its file and the connections that it breaks. */
export function causeRows(causes: readonly RootCause[]): readonly Text[] {
  const said: string[] = [];
  return causes.map(({ finding, connections }) => {
    const message = shortMessage(finding.message);
    const quoted = quotedTexts(message);
    const isSaid = quoted.some((text) => said.some((one) => isSameError(one, text)));
    said.push(...quoted);
    if (!isSaid || connections.length === 0) return message;
    return phrase('{file}: {broken}', { file: fileName(finding.at.uri), broken: brokenText(0, connections.length) });
  });
}
