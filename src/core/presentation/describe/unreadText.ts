import type { UnreadCode } from '../../inspection/completeness.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { skippedText } from './skippedText.ts';

/** Explains why something was not read in full. */
export function unreadText(reason: UnreadCode): Text {
  switch (reason) {
    case 'too-many-files':
      return phrase('the limit on the number of files was reached; the remaining files were not scanned');
    case 'yaml-too-complex':
      return phrase('a document is too large or too complex');
    case 'too-many-blocks':
      return phrase('more PEM blocks than the limit');
    case 'second-component':
      return phrase('not checked, as another container of the node runs the same component');
    case 'unread-pod':
      return phrase('it names a component’s command, but no static pod could be read from it');
    case 'unit-too-long':
      return phrase('the unit is too long');
    default:
      return skippedText({ uri: '', reason });
  }
}
