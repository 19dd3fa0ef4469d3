import { asSentence, type Text } from '../../model/text/text.ts';
import type { Said } from '../kinds/messageKind.ts';
import { whomText, whoText } from './endText.ts';
import type { LoggedError } from './loggedError.ts';

/** What the error means, as a sentence about both ends. */
export function meaningOf(message: LoggedError): Text {
  const {
    host = '',
    port = '',
    names = '',
    path = '',
    authority = '',
    reason = '',
    flag = '',
    user = '',
    limit = '',
  } = message.values;
  const said: Said = {
    who: whoText(message),
    whom: whomText(message),
    host,
    port,
    names,
    path,
    authority,
    reason,
    flag,
    user,
    limit,
  };
  return asSentence(message.kind.meaning(said));
}
