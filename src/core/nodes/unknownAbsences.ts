import type { Location } from '../text/span.ts';
import type { NodeView } from './node.ts';

/**
 * Tells the places where nothing can be said: an absent flag is told at its command, and that of a unit whose file of
 * variables is not at hand may have the flag all the same.
 */
export function unknownAbsences({ components }: NodeView): (at: Location) => boolean {
  const commands = components.flatMap(({ document }) => (document?.isOpen ? [document] : []));
  return ({ uri, span }) =>
    commands.some((one) => one.uri === uri && one.commandSpan.start === span.start && one.commandSpan.end === span.end);
}
