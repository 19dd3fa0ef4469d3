import type { Description } from './description.ts';

/** What blocks hold that are no certificate, request, key or list, by their label (RFC 5915 §3, PKCS#3, RFC 5755). */
const CONTENTS: Readonly<Record<string, string>> = {
  'EC PARAMETERS': 'the curve of the key beside it, as openssl ecparam writes it; the key tells it too',
  'DH PARAMETERS': 'numbers of a key exchange; no key and no secret',
  'DSA PARAMETERS': 'numbers that DSA keys share; no key and no secret',
  'ATTRIBUTE CERTIFICATE': 'rights of the holder of a certificate; not decoded',
};

/** A block that no component of Kubernetes reads, by its label. */
export function describeOther(label: string): Description {
  const content = Object.hasOwn(CONTENTS, label) ? CONTENTS[label] : undefined;
  if (content === undefined)
    return { title: label, sections: [{ rows: [{ label: 'Content', value: 'not decoded' }] }] };
  const rows = [
    { label: 'Content', value: content },
    { label: 'Read by', value: 'no component of Kubernetes' },
  ];
  return { title: label, sections: [{ rows }] };
}
