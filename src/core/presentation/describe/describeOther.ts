import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf, type Untrusted } from '../../model/text/untrusted.ts';
import type { Description } from './description.ts';

/** What blocks hold that are no certificate, request, key or list, by their label (RFC 5915 §3, PKCS#3, RFC 5755). */
const CONTENTS: Readonly<Record<string, Text>> = {
  'EC PARAMETERS': phrase('the curve of the key beside it, as openssl ecparam writes it; the key tells it too'),
  'DH PARAMETERS': phrase('numbers of a key exchange; no key and no secret'),
  'DSA PARAMETERS': phrase('numbers that DSA keys share; no key and no secret'),
  'ATTRIBUTE CERTIFICATE': phrase('rights of the holder of a certificate; not decoded'),
};

/** A block that no component of Kubernetes reads, by its label. */
export function describeOther(title: Untrusted): Description {
  const label = contentOf(title);
  const content = Object.hasOwn(CONTENTS, label) ? CONTENTS[label] : undefined;
  if (content === undefined)
    return { title, sections: [{ rows: [{ label: phrase('Content'), value: phrase('not decoded') }] }] };
  const rows = [
    { label: phrase('Content'), value: content },
    { label: phrase('Read by'), value: phrase('no component of Kubernetes') },
  ];
  return { title, sections: [{ rows }] };
}
