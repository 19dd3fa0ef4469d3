/** A deliberate difference: the text differs from openssl's, or there is none. */
export interface Difference {
  readonly title: string;
  readonly why: string;
  /** The ids of the cases that differ: all of them must, and no other case may. */
  readonly cases: readonly string[];
}

export const DIFFERENCES: readonly Difference[] = [
  {
    title: 'Characters that control terminals, or hide or reorder text',
    why: 'Everything read from a file is hostile. Where openssl prints control characters, line breaks inside a value, direction marks, zero-width characters and Unicode line separators unchanged, they are written here as `\\` and their bytes, and a carriage return in the dump of unknown content is written as a dot. A name can neither forge a line nor look like another name.',
    cases: [
      'string types: T61String with control characters',
      'characters: C1 controls',
      'characters: direction marks',
      'characters: zero-width characters',
      'characters: Unicode line separators',
      'characters: soft hyphen',
      'alternative names: a DNS name with a line break',
      'alternative names: a DNS name with terminal escapes',
      'policies: a practice statement with control characters',
      'policies: a notice that is a string',
      'information access: control characters in a location',
      'extensions: Netscape comment with control characters',
      'extensions: unknown, bytes',
    ],
  },
  {
    title: 'Certificates that Go cannot read at all',
    why: "Every component of Kubernetes reads certificates with Go's crypto/x509, which requires DER and valid dates. If Go cannot read the content, a problem with Go's error is shown instead of a text that would suggest a usable certificate. The model stores dates as instants, so it cannot represent invalid dates; openssl prints `Bad time value`.",
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
      'dates: empty fractions',
      'dates: fractions in UTCTime',
      'dates: letters',
      'dates: a lowercase z',
      'dates: a four-digit year in UTCTime',
      'dates: trailing data',
      'damage: a trailing byte',
      'damage: a second certificate after it',
      'damage: indefinite length',
      'damage: a non-minimal length',
    ],
  },
  {
    title: 'Fields of extensions that Go rejects or ignores',
    why: "The text equals openssl's. If Go rejects the extension, and therefore the certificate, the decoded field is omitted and the rejection is reported. Go ignores the extensions of a certificate of version 1 or 2, so their fields are omitted. If only openssl rejects the extension, the field contains what Go reads.",
    cases: [
      'versions: 1 with extensions',
      'alternative names: a DNS name with a NUL',
      'key usage: unused bits set',
      'basic constraints: a boolean of 1',
      'basic constraints: path length 2^130',
      'basic constraints: trailing data',
    ],
  },
  {
    title: 'Text that openssl omits',
    why: 'openssl prints `<NULL>` for SHA-3 in a PSS key, nothing for a BMPString in a policy notice, and no directory name longer than 255 characters among alternative names. The content exists, so it is shown.',
    cases: ['PSS keys: SHA-3', 'policies: a notice in each string type', 'alternative names: a long directory name'],
  },
  {
    title: 'Routing extensions, and an empty list of directory attributes',
    why: 'IP address blocks and autonomous system numbers (RFC 3779) certify Internet routes and do not occur in clusters, so they are dumped as unknown content. For an empty list, which RFC 5280 forbids, openssl prints `<Empty Attributes>` without indentation; here, its place is left empty.',
    cases: [
      'extensions: directory attributes, empty',
      'extensions: address blocks',
      'extensions: address blocks, inherited',
      'extensions: autonomous system numbers',
      'extensions: autonomous system numbers, inherited',
    ],
  },
  {
    title: 'Extensions and names that Kubernetes certificates do not contain',
    why: 'Netscape extensions, and the extensions of attribute certificates (X.509 §15 to 17) and proxy certificates (RFC 3820), are dumped as unknown content. Attributes in the telecommunication arc (ITU-T, 0), except DC and UID, are shown by number.',
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
      'extensions: Netscape comment, trailing data',
      'extensions: proxy certificate',
      'extensions: proxy certificate with a policy',
      'extensions: 2.5.29.50 to 59 holding NULL',
      'extensions: 2.5.29.60 to 69 holding NULL',
    ],
  },
];

/** The ids of all cases that may differ. */
export const DIFFERENT: ReadonlySet<string> = new Set(DIFFERENCES.flatMap(({ cases }) => cases));
