import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { imageName } from '../versions/version.ts';
import {
  type ComponentCommand,
  componentArguments,
  componentCommand,
  componentNamed,
  startsComponent,
} from './commandFlags.ts';
import type { CommandWord } from './commandWords.ts';

/** The words that a container runs, and whether its image's own program runs with them. */
export interface ImageCommand {
  readonly words: readonly CommandWord[];
  readonly isOfImage: boolean;
}

/** The command of a container with the arguments `words`, whose `entry` may replace the image's program. */
export function imageCommand(
  entry: readonly CommandWord[],
  words: readonly CommandWord[],
  image: string,
): ImageCommand {
  if (entry.length > 0) return { words: [...entry, ...words], isOfImage: false };
  if (imageName(image) === 'hyperkube') return { words: withHyperkube(words), isOfImage: false };
  return { words, isOfImage: words[0] === undefined || words[0].text.startsWith('-') };
}

/** The image starts its own program with the name of a component. */
function withHyperkube(words: readonly CommandWord[]): readonly CommandWord[] {
  const [first] = words;
  if (!first || startsComponent(words)) return words;
  const place = first.spanOf(0, 0);
  return [{ text: 'hyperkube', isSeparator: false, spanOf: () => place }, ...words];
}

/** The component that the words start, or the image's own. */
export function startedIn({ words, isOfImage }: ImageCommand, image: string): ComponentCommand | undefined {
  const component = isOfImage ? componentNamed(imageName(image)) : undefined;
  return component === undefined ? componentCommand(words) : ofImage(component, words, image);
}

function ofImage(component: ComponentName, words: readonly CommandWord[], image: string): ComponentCommand | undefined {
  const found = componentArguments(component, words, component);
  const own = { what: phrase('what the image {image} sets', { image }) };
  return found && { ...found, open: [own, ...(found.open ?? [])] };
}
