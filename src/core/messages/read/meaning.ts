import { asSentence, type Text } from '../../model/text/text.ts';
import type { Said } from '../kinds/messageKind.ts';
import { whomText, whoText } from './endText.ts';
import type { LoggedError } from './loggedError.ts';

/** The purpose of the certificate that is rejected. */
function purposeOf({ role, kind }: LoggedError): Said['purpose'] {
  if (role === undefined) return undefined;
  return (role === 'client') === (kind.rejects === 'speaker') ? 'serverAuth' : 'clientAuth';
}

/** The meaning of the error, as a sentence about both ends. */
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
    purpose: purposeOf(message),
  };
  return asSentence(message.kind.meaning(said));
}
