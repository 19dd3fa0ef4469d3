/** Where another text than openssl's, or none, is what we want. */
export interface Difference {
  readonly title: string;
  readonly why: string;
  /** The ids of the cases that show it: every one of them must, and no other case may differ. */
  readonly cases: readonly string[];
}

export const DIFFERENCES: readonly Difference[] = [
  {
    title: 'Characters that terminals obey, or that hide and reorder text',
    why: 'Everything read from a file is hostile. Where openssl passes control characters, line ends inside a value, direction marks, zero-width characters and Unicode line separators on, they are written as `\\` and their octets, and a carriage return in the dump of unknown content as a dot: a name cannot forge a line, and cannot look like another name.',
    cases: [
      'string types: T61String with control characters',
      'characters: C1 controls',
      'characters: direction marks',
      'characters: zero-width characters',
      'characters: line separators of Unicode',
      'characters: soft hyphen',
      'alternative names: a DNS name with a line end',
      'alternative names: a DNS name with escapes of terminals',
      'policies: a practice statement with controls',
      'policies: a notice that is a string',
      'information access: controls in a place',
      'extensions: Netscape comment with controls',
      'extensions: unknown, octets',
    ],
  },
  {
    title: 'Certificates that Go cannot read at all',
    why: "Every component of Kubernetes reads certificates with Go's crypto/x509, which wants DER and dates that exist. Where Go cannot get at the content, there is a problem with Go's own words instead of a text that would suggest a usable certificate. Dates without meaning have no place in a model whose dates are instants; openssl prints `Bad time value`.",
    cases: [
      'dates: 29 February 1900',
      'dates: 29 February 2100',
      'dates: 31 April',
      'dates: month 0',
      'dates: month 13',
      'dates: day 0',
      'dates: hour 24',
      'dates: minute 60',
      'dates: second 60',
      'dates: fractions of a second',
      'dates: fractions that are none',
      'dates: fractions in UTCTime',
      'dates: letters',
      'dates: a small z',
      'dates: four digits of the year in UTCTime',
      'dates: something behind',
      'damage: an octet behind it',
      'damage: another certificate behind it',
      'damage: indefinite length',
      'damage: a length that is not minimal',
    ],
  },
  {
    title: 'Fields of extensions that Go refuses',
    why: "The text equals openssl's. The decoded field is left out where Go refuses the extension (and with it the certificate, which is told), or holds what Go reads where only openssl refuses it.",
    cases: [
      'alternative names: a DNS name with a NUL',
      'alternative names: something behind the sequence',
      'key usage: unused bits that are set',
      'basic constraints: a boolean of 1',
      'basic constraints: path length 2^130',
      'basic constraints: more behind',
    ],
  },
  {
    title: 'Text that openssl loses',
    why: 'openssl prints `<NULL>` for SHA-3 in a PSS key, nothing of a BMPString in a policy notice, and no directory name of more than 255 characters among alternative names. The content is there, and is shown.',
    cases: ['PSS keys: SHA-3', 'policies: a notice in each string type', 'alternative names: a long directory name'],
  },
  {
    title: 'Extensions of the routing infrastructure, and an empty list of directory attributes',
    why: 'IP address blocks and autonomous system numbers (RFC 3779) certify routes of the Internet and occur in no cluster: they are dumped as unknown content. openssl prints `<Empty Attributes>` without indentation for a list that RFC 5280 forbids to be empty: its place is left empty.',
    cases: [
      'extensions: directory attributes, empty',
      'extensions: blocks of addresses',
      'extensions: blocks of addresses, inherited',
      'extensions: numbers of autonomous systems',
      'extensions: autonomous systems, inherited',
    ],
  },
  {
    title: 'Extensions and names that no certificate of Kubernetes holds',
    why: "Netscape's extensions, those of attribute certificates (X.509 §15 to 17) and of proxy certificates (RFC 3820) are dumped as unknown content. Attributes of the telecommunication arc (ITU-T, 0) have their numbers for a name, but for DC and UID.",
    cases: [
      'names: types 0.9.2342.19200300.100.1.1 to 60',
      'extensions: Netscape type, every bit',
      'extensions: Netscape string 2',
      'extensions: Netscape string 3',
      'extensions: Netscape string 4',
      'extensions: Netscape string 7',
      'extensions: Netscape string 8',
      'extensions: Netscape string 12',
      'extensions: Netscape string 13',
      'extensions: Netscape comment, something behind',
      'extensions: proxy certificate',
      'extensions: proxy certificate with a policy',
      'extensions: 2.5.29.50 to 59 holding NULL',
      'extensions: 2.5.29.60 to 69 holding NULL',
    ],
  },
];

/** The ids of all cases that may differ. */
export const DIFFERENT: ReadonlySet<string> = new Set(DIFFERENCES.flatMap(({ cases }) => cases));
