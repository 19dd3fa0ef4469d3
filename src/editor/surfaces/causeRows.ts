import { brokenText, isSameError, phrase, quotedTexts, type RootCause, type Text } from '../../core/index.ts';
import { fileName } from '../fileName.ts';
import { shortMessage } from '../shortFinding.ts';

/** What breaks connections: a cause whose error a cause before it quotes by its file and what it breaks. */
export function causeRows(causes: readonly RootCause[]): readonly Text[] {
  const said: string[] = [];
  return causes.map(({ finding, connections }) => {
    const message = shortMessage(finding.message);
    const quoted = quotedTexts(message);
    const isSaid = quoted.some((text) => said.some((one) => isSameError(one, text)));
    said.push(...quoted);
    if (!isSaid) return message;
    return phrase('{file}: {broken}', { file: fileName(finding.at.uri), broken: brokenText(0, connections.length) });
  });
}
