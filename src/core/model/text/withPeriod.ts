import { plainText } from './plainText.ts';
import { phrase, type Text } from './text.ts';

/** The text as a whole sentence: with a period, unless a value at its end has one. */
export function withPeriod(sentence: Text): Text {
  return plainText(sentence).endsWith('.') ? sentence : phrase('{sentence}.', { sentence });
}
