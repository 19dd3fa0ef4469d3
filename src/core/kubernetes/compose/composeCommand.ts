import { childOf } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { type CommandWord, itemWord, scriptWords, withScripts } from '../components/commandWords.ts';
import { type ImageCommand, imageCommand } from '../components/imageCommand.ts';

/** `entrypoint` and `command`: a list of words, or one text that Compose splits as a shell does. */
export function composeCommand(service: YamlNode, image: string): ImageCommand {
  const entry = wordsOf(childOf(service, 'entrypoint'));
  const { words, isOfImage } = imageCommand(entry, wordsOf(childOf(service, 'command')), image);
  return { words: withScripts(words), isOfImage };
}

function wordsOf(node: YamlNode | undefined): readonly CommandWord[] {
  if (node?.kind === 'seq') return node.items.flatMap((item) => (item.kind === 'scalar' ? itemWord(item) : []));
  if (node?.kind !== 'scalar' || node.typed === undefined) return [];
  // A line break in the text is a blank.
  return scriptWords(itemWord(node)).filter(({ isSeparator, text }) => !isSeparator || text !== '\n');
}
