import type { UnreadCode } from '../../inspection/completeness.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { skippedText } from './skippedText.ts';

/** Why something was not read in full. */
export function unreadText(reason: UnreadCode): Text {
  switch (reason) {
    case 'too-many-files':
      return phrase('there are more files than are read; the remaining ones were not looked at');
    case 'yaml-too-complex':
      return phrase('a document is too large or too complex to read in full');
    case 'too-many-blocks':
      return phrase('it has more PEM blocks than are read');
    case 'unit-too-long':
      return phrase('the unit is too long to read in full');
    default:
      return skippedText({ uri: '', reason });
  }
}
