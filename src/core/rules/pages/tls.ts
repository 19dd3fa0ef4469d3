import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/tls, by name. Written by `npm run generate`. */
export const TLS = {
  'cipher-cert-mismatch': {
    id: 'tls/cipher-cert-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'No listed cipher suite matches the certificate',
    messages: { none: 'No listed cipher suite works with the {algorithm} key of the serving certificate: `remote error: tls: handshake failure`.', peer: 'No listed cipher suite works with the {algorithm} key of the peer certificate: the other members cannot connect (`remote error: tls: handshake failure`).' },
  },
  'cipher-insecure': {
    id: 'tls/cipher-insecure', severity: 'warning', basis: 'observed', about: 'setting', cis: ['1.2.29', '4.2.12'], inTemplates: true, title: 'Weak cipher suites are enabled',
    messages: { insecure: 'Go lists these cipher suites as insecure: {list}.', outside: 'The CIS benchmark does not list these cipher suites: {list}.' },
  },
  'cipher-unknown': {
    id: 'tls/cipher-unknown', severity: 'error', basis: 'observed', about: 'setting', stops: ['unknown', 'otherName'], inTemplates: true, title: 'A cipher suite name is unknown',
    messages: { unknown: '{component} exits: `{error}`.', otherName: '{component} exits: `{error}`. Go’s name for this suite is `{meant}`.' },
  },
  'cipher-with-tls13-only': {
    id: 'tls/cipher-with-tls13-only', severity: 'error', basis: 'observed', about: 'setting', stops: ['refused'], title: 'Cipher suites are listed although only TLS 1.3 is enabled',
    messages: { refused: 'etcd exits: `cipher suites cannot be configured when only TLS1.3 is enabled`.', ignored: 'Only TLS 1.3 is enabled, so this list is ignored.' },
  },
  'serial-duplicate': {
    id: 'tls/serial-duplicate', severity: 'warning', basis: 'must', about: 'credential', title: 'A CA used the same serial number for two certificates',
    messages: { twice: 'Serial number {serial} of "{issuer}" is used twice: by this certificate and by "{other}".' },
  },
  'serial-too-long': {
    id: 'tls/serial-too-long', severity: 'hint', basis: 'must', about: 'credential', title: 'A serial number is longer than 20 octets',
    messages: { long: 'The serial number is {bytes} bytes long, but at most 20 are allowed.' },
  },
  'tls-min-above-max': {
    id: 'tls/tls-min-above-max', severity: 'error', basis: 'observed', about: 'setting', stops: ['empty'], title: 'etcd’s minimum TLS version is higher than its maximum',
    messages: { empty: 'The minimum TLS version `{min}` is higher than the maximum `{max}`: etcd exits with `{error}`.' },
  },
  'tls-min-version-low': {
    id: 'tls/tls-min-version-low', severity: 'warning', basis: 'must', about: 'setting', title: 'Obsolete TLS versions are enabled',
    messages: { low: '`{value}` allows obsolete TLS versions (RFC 8996).' },
  },
  'tls-version-name-invalid': {
    id: 'tls/tls-version-name-invalid', severity: 'error', basis: 'observed', about: 'setting', stops: ['invalid'], title: 'The component does not recognize a TLS version',
    messages: { invalid: '{component} does not recognize `{value}` and exits: `{error}`. Valid values: {known}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
