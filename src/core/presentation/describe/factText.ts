import type { HeldFact } from '../../messages/match/heldFacts.ts';
import { type Fact, instantOf } from '../../messages/read/facts.ts';
import { asSentence, phrase, type Text } from '../../model/text/text.ts';

/** A fact of a message as a sentence, and whether the files have it. */
export function heldText({ fact, fits, path }: HeldFact): Text {
  const stated = factText(fact);
  if (fits === 'no') return asSentence(phrase('{stated}: not in these files.', { stated }));
  return asSentence(
    path === undefined ? phrase('{stated}.', { stated }) : phrase('{stated}: {path}.', { stated, path }),
  );
}

/** A fact of a message in words. */
export function factText(fact: Fact): Text {
  const { kind, value } = fact;
  switch (kind) {
    case 'notAfter':
      return phrase('the certificate ended at {date}', { date: secondsText(fact) });
    case 'notBefore':
      return phrase('the certificate begins at {date}', { date: secondsText(fact) });
    case 'clock':
      return phrase('the current time was {date}', { date: secondsText(fact) });
    case 'serialNumber':
      return phrase('the serial number is {value}', { value });
    case 'subjectKeyId':
      return phrase('the subject key identifier is {value}', { value });
    case 'authorityKeyId':
      return phrase('the authority key identifier is {value}', { value });
    case 'names':
      return phrase('the certificate is valid for {value}', { value });
    case 'pkiName':
      return phrase('the certificate is {value}', { value });
    case 'withoutName':
      return phrase('the certificate contains no DNS name');
    case 'withoutAddress':
      return phrase('the certificate contains no IP address');
    case 'commonNameOnly':
      return phrase('the certificate has a common name only');
    case 'authority':
      return phrase('the trusted CA is "{value}"', { value });
    case 'commonName':
      return phrase('the common name is {value}', { value });
    case 'organization':
      return phrase('the organization is {value}', { value });
    case 'user':
      return phrase('the user is {value}', { value });
    case 'host':
      return phrase('the client connects to {value}', { value });
    case 'remote':
      return phrase('the client connects from {value}', { value });
    case 'urlPath':
      return phrase('the client requests {value}', { value });
    case 'file':
      return phrase('the file is {value}', { value });
    case 'flag':
      return phrase('the flag is {value}', { value });
    case 'tokenHash':
      return phrase('the hash in the token is {value}', { value });
    case 'serverHash':
      return phrase('the hash of the CA of the server is {value}', { value });
    case 'request':
      return phrase('the certificate signing request is {value}', { value });
    case 'alert':
      return phrase('the other end sent the alert "{value}"', { value });
    case 'field':
      return phrase('the field is {value}', { value });
    case 'setting':
      return phrase('the setting {value} decides', { value });
    case 'secret':
      return phrase('the Secret is {value}', { value });
    case 'configMap':
      return phrase('the ConfigMap is {value}', { value });
    case 'objectKey':
      return phrase('the key is {value}', { value });
    case 'volume':
      return phrase('the volume is {value}', { value });
    case 'source':
      return phrase('the line was logged by {value}', { value });
  }
}

/** With seconds, by which certificates that were issued together differ. */
export function secondsText(fact: Fact): string {
  const instant = instantOf(fact);
  return instant === undefined ? fact.value : `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
