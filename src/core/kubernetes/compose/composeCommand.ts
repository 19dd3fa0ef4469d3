import { childOf } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import {
  type ComponentCommand,
  componentArguments,
  componentCommand,
  componentNamed,
  startsComponent,
} from '../components/commandFlags.ts';
import { type CommandWord, itemWord, scriptWords, withScripts } from '../components/commandWords.ts';
import { imageName } from '../versions/version.ts';

/** The words that a service runs, and whether its image's own program runs with them. */
export interface ComposeCommand {
  readonly words: readonly CommandWord[];
  readonly isOfImage: boolean;
}

/** `entrypoint` and `command`: a list of words, or one text that Compose splits as a shell does. */
export function composeCommand(service: YamlNode, image: string): ComposeCommand {
  const entry = wordsOf(childOf(service, 'entrypoint'));
  const words = withScripts([...entry, ...wordsOf(childOf(service, 'command'))]);
  if (entry.length > 0) return { words, isOfImage: false };
  if (imageName(image) === 'hyperkube') return { words: withHyperkube(words), isOfImage: false };
  return { words, isOfImage: words[0] === undefined || words[0].text.startsWith('-') };
}

function wordsOf(node: YamlNode | undefined): readonly CommandWord[] {
  if (node?.kind === 'seq') return node.items.flatMap((item) => (item.kind === 'scalar' ? itemWord(item) : []));
  if (node?.kind !== 'scalar' || node.typed === undefined) return [];
  // A line break in the text is a blank.
  return scriptWords(itemWord(node)).filter(({ isSeparator, text }) => !isSeparator || text !== '\n');
}

/** The image starts its own program with the name of a component. */
function withHyperkube(words: readonly CommandWord[]): readonly CommandWord[] {
  const [first] = words;
  if (!first || startsComponent(words)) return words;
  const place = first.spanOf(0, 0);
  return [{ text: 'hyperkube', isSeparator: false, spanOf: () => place }, ...words];
}

/** The component that the words start, or the image's own. */
export function startedIn({ words, isOfImage }: ComposeCommand, image: string): ComponentCommand | undefined {
  const component = isOfImage ? componentNamed(imageName(image)) : undefined;
  return component === undefined ? componentCommand(words) : ofImage(component, words, image);
}

function ofImage(component: ComponentName, words: readonly CommandWord[], image: string): ComponentCommand | undefined {
  const found = componentArguments(component, words, component);
  const own = { what: phrase('what the image {image} sets', { image }) };
  return found && { ...found, open: [own, ...(found.open ?? [])] };
}
