import type { Span } from '../../model/source/span.ts';
import { between } from '../kinds/quoted.ts';

/**
 * A statement of a line besides the error itself. `notAfter`, `notBefore`: the validity of the rejected certificate; `serialNumber`,
 * `subjectKeyId`, `authorityKeyId`: the certificate that was verified; `pkiName`: what kubeadm calls a certificate, its path below `pki` without
 * the suffix; `names`: all names of its kind in the certificate; `withoutAddress`, `withoutName`, `commonNameOnly`: what it lacks; `authority`: the trusted CA that was tried; `host`: where the client connects; `remote`: whence it
 * connects; `tokenHash`, `serverHash`: hashes of CAs; `request`: a certificate signing request;
 * `setting`: the flag that decides.
 */
export type FactKind =
  | 'notAfter'
  | 'notBefore'
  | 'serialNumber'
  | 'subjectKeyId'
  | 'authorityKeyId'
  | 'names'
  | 'pkiName'
  | 'withoutAddress'
  | 'withoutName'
  | 'commonNameOnly'
  | 'authority'
  | 'commonName'
  | 'organization'
  | 'user'
  | 'host'
  | 'remote'
  | 'urlPath'
  | 'file'
  | 'flag'
  | 'tokenHash'
  | 'serverHash'
  | 'request'
  | 'alert'
  | 'source'
  | 'setting'
  | 'field'
  | 'clock'
  | 'secret'
  | 'configMap'
  | 'objectKey'
  | 'volume';

/** One statement of a line. */
export interface Fact {
  readonly kind: FactKind;
  readonly value: string;
  /** The range of the value in the line, with the quotes and escapes around it as they were logged. */
  readonly span: Span;
}

/**
 * Public identifiers of certificates, which look like secrets: in decimal by Go, in hexadecimal by OpenSSL, with or without colons. Those of
 * keys are SHA-1 mostly, and SHA-256 at most. An attribute of a name is `serialNumber` as well.
 */
const IDENTIFIERS: readonly (readonly [FactKind, RegExp])[] = [
  [
    'serialNumber',
    /\b(?:SN=|serial[=:] ?|[Ss]erial [Nn]umber[=:] {0,2})(?<value>-?(?:0[Xx][\dA-Fa-f]{1,42}|[\dA-Fa-f]{2}(?::[\dA-Fa-f]{2}){1,20}|[\dA-Fa-f]{1,60}))(?![\w:])/g,
  ],
  [
    'subjectKeyId',
    /\b(?:SKID=|Subject Key Identifier: {0,2})(?:0[Xx])?(?<value>[\dA-Fa-f][\dA-Fa-f:]{4,94})(?![\dA-Fa-f:])/g,
  ],
  [
    'authorityKeyId',
    /\b(?:AKID=|Authority Key Identifier: {0,2}(?:keyid:)?)(?:0[Xx])?(?<value>[\dA-Fa-f][\dA-Fa-f:]{4,94})(?![\dA-Fa-f:])/g,
  ],
  // `linkerd check`.
  ['serialNumber', /\* (?<value>\d{1,60}) \S{1,200} not valid (?:anymore|until)\b/g],
  ['tokenHash', /\bCA certificate hash: (?<value>[0-9a-f]{4,64})(?:…|\.{3})? != /g],
  ['serverHash', /\bCA certificate hash: [0-9a-f]{4,64}(?:…|\.{3})? != (?<value>[0-9a-f]{4,64})/g],
];

/** How lines state the rest; the group `value` holds the fact. Instants are those of Go, OpenSSL and Java. */
const FACTS: readonly (readonly [FactKind, RegExp])[] = [
  ['clock', /\bcurrent time (?<value>\d{4}-[\dTZ:.+-]{10,31})/g],
  ['notAfter', /\bis after (?<value>\d{4}-[\dTZ:.+-]{10,31})/g],
  [
    'notAfter',
    /\bNotAfter[=:] ?(?<value>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC|\d{4}-[\dTZ:.+-]{10,31}|(?:[A-Z]\w\w )?[A-Z]\w\w {1,2}\d{1,2} \d\d:\d\d:\d\d (?:\d{4} GMT|(?:UTC|GMT) \d{4}))/gi,
  ],
  // The kubelet, and Linkerd.
  [
    'notAfter',
    /\b(?:certificate (?:in \S{1,300} )?is expired: |Expired on |Invalid After )(?<value>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC|\d{4}-[\dTZ:.+-]{10,31})/g,
  ],
  ['notBefore', /\bis before (?<value>\d{4}-[\dTZ:.+-]{10,31})/g],
  [
    'notBefore',
    /\bNotBefore[=:] ?(?<value>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC|\d{4}-[\dTZ:.+-]{10,31}|(?:[A-Z]\w\w )?[A-Z]\w\w {1,2}\d{1,2} \d\d:\d\d:\d\d (?:\d{4} GMT|(?:UTC|GMT) \d{4}))/gi,
  ],
  ['withoutAddress', /(?<value>doesn't contain any IP SANs)/g],
  ['withoutName', /(?<value>certificate is not valid for any names)/g],
  ['pkiName', /\bfailure loading (?<value>[\w/-]{1,60}) certificate: /g],
  ['commonNameOnly', /(?<value>relies on legacy Common Name field)/g],
  ['authority', /candidate authority certificate "(?<value>[^"]{1,500})"/g],
  ['commonName', /\bsubject with cn=(?<value>[^ "]{1,300}) is not in the allowed list/g],
  ['organization', /\bgroups?=\[?"?(?<value>system:[\w:-]{1,200})/g],
  ['user', /(?:\bUser "|\(user=)(?<value>[^",)]{1,300})/g],
  ['user', /\bnode "(?<value>[^",)]{1,300})" (?:cannot|can only|is not allowed to) /g],
  ['remote', /\b(?:request|handshake error|connection) from "?(?<value>\[[\da-fA-F:]{2,45}\]|[\d.]{7,15})/g],
  ['remote', /"remote-addr":"(?<value>\[[\da-fA-F:]{2,45}\]|[\d.]{7,15})/g],
  ['urlPath', /\bhttps?:\/\/[^\s"'/]{1,300}(?<value>\/[^\s"'?]{1,500})/g],
  ['file', /\b(?:open|stat|lstat|read) (?<value>\/[^\s":]{1,500}):/g],
  ['file', /\bconfig file "(?<value>\/[^\s"]{1,500})"/g],
  ['secret', /\bsecrets? "(?<value>[\w.-]{1,253})" not found/g],
  ['secret', / in Secret (?:[\w-]{1,63}\/)?(?<value>[\w.-]{1,253})/g],
  ['configMap', /\bconfigmaps? "(?<value>[\w.-]{1,253})" not found/g],
  ['configMap', / in ConfigMap (?:[\w-]{1,63}\/)?(?<value>[\w.-]{1,253})/g],
  ['objectKey', /\breferences non-existent (?:secret|config) key: (?<value>[\w.-]{1,253})/g],
  ['objectKey', /\bcouldn't find key (?<value>[\w.-]{1,253}) in /g],
  ['volume', /\bMountVolume\.SetUp failed for volume "(?<value>[\w.-]{1,253})"/g],
  ['flag', /(?<![\w-])(?<value>--[a-z][a-z0-9-]{2,80})/g],
  ['request', /\bcertificatesigningrequests[^\s"]{0,60} "(?<value>[\w.-]{1,253})"/g],
  ['field', /\bunknown field "(?<value>[\w.[\]-]{1,200})"/g],
  ['alert', /\bremote error: tls: (?<value>[a-z ]{3,40})/g],
  ['source', /(?<![\w-])(?<value>[a-z][\w-]{0,60}\.go:\d{1,5})\]/g],
  ['source', /"caller":"(?<value>[\w./-]{1,120}\.go:\d{1,5})"/g],
];

/** More of one kind say nothing new. */
const MOST_OF_ONE_KIND = 4;

/** The facts in a line about the certificate that was verified. `own` is the whole line. */
export function identifiersIn(line: string, own: string): readonly Fact[] {
  return found(IDENTIFIERS, line, own);
}

/** The other facts in a line, each once. `line` is as it was logged, `own` the component's own text, without secrets. */
export function factsIn(line: string, own: string, host: string | undefined): readonly Fact[] {
  const others = found(FACTS, line, own);
  const names = between(own, 'certificate is valid for ', ', not ', ', but none matched ');
  return [
    ...(host === undefined || others.some(({ kind, value }) => kind === 'remote' && value === host)
      ? []
      : [factOf('host', host, line)]),
    ...(names === undefined || names === '' ? [] : [factOf('names', names, line)]),
    ...others,
  ];
}

function factOf(kind: FactKind, value: string, line: string): Fact {
  return { kind, value, span: spanOf(line, value) };
}

function found(readers: typeof FACTS, line: string, own: string): readonly Fact[] {
  const facts = new Map<string, Fact>();
  for (const [kind, pattern] of readers) {
    // Most lines have none, and `matchAll` copies the expression each time.
    pattern.lastIndex = 0;
    for (let count = 0; count < MOST_OF_ONE_KIND; count++) {
      const match = pattern.exec(own);
      if (!match) break;
      const value = (match.groups?.value ?? '').trim();
      facts.set(`${kind} ${value}`, factOf(kind, value, line));
    }
  }
  return [...facts.values()];
}

/** Values keep their text when quotes around them are escaped. */
function spanOf(line: string, value: string): Span {
  const start = line.indexOf(value);
  return start < 0 ? { start: 0, end: line.length } : { start, end: start + value.length };
}

/** The instant that a fact states; undefined for one without a time zone that is known. Milliseconds since the epoch. */
export function instantOf({ value }: Fact): number | undefined {
  const instant = Date.parse(value.replace(' +0000 UTC', 'Z').replace(/^(\d{4}-\d\d-\d\d) /, '$1T'));
  return Number.isNaN(instant) ? undefined : instant;
}
