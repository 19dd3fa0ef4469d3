import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/tls, by name. Written by `npm run rules:docs`. */
export const TLS = {
  'cipher-cert-mismatch': {
    id: 'tls/cipher-cert-mismatch', severity: 'error', basis: 'observed', title: 'No listed cipher suite goes with the certificate',
    messages: { none: 'No listed suite goes with the {algorithm} key of the serving certificate: `remote error: tls: handshake failure`.' },
  },
  'cipher-insecure': {
    id: 'tls/cipher-insecure', severity: 'warning', basis: 'observed', cis: ['1.2.29', '4.2.12'], title: 'Weak cipher suites are served',
    messages: { insecure: 'Go counts these among its insecure suites: {list}.', outside: 'Outside the list of the CIS benchmark: {list}.' },
  },
  'cipher-unknown': {
    id: 'tls/cipher-unknown', severity: 'error', basis: 'observed', title: 'A cipher suite is not known by this name',
    messages: { unknown: '{component} exits: `{error}`.', otherName: '{component} exits: `{error}`. Go calls it `{meant}`.' },
  },
  'cipher-with-tls13-only': {
    id: 'tls/cipher-with-tls13-only', severity: 'error', basis: 'observed', title: 'Cipher suites are listed though only TLS 1.3 is served',
    messages: { refused: 'etcd exits: `cipher suites cannot be configured when only TLS1.3 is enabled`.', ignored: 'Only TLS 1.3 is served, so this list is ignored.' },
  },
  'serial-duplicate': {
    id: 'tls/serial-duplicate', severity: 'warning', basis: 'must', title: 'A CA gave one serial number to two certificates',
    messages: { twice: 'Serial {serial} was used twice by "{issuer}": here and for "{other}".' },
  },
  'serial-too-long': {
    id: 'tls/serial-too-long', severity: 'hint', basis: 'must', title: 'A serial number is longer than 20 octets',
    messages: { long: 'The serial number has {octets} octets; 20 are allowed.' },
  },
  'tls-min-above-max': {
    id: 'tls/tls-min-above-max', severity: 'error', basis: 'observed', title: 'The lowest TLS version of etcd is above its highest',
    messages: { empty: 'Minimum `{min}` is above maximum `{max}`: etcd exits.' },
  },
  'tls-min-version-low': {
    id: 'tls/tls-min-version-low', severity: 'warning', basis: 'must', title: 'Obsolete versions of TLS are served',
    messages: { low: '`{value}` lets obsolete versions of TLS in (RFC 8996).' },
  },
  'tls-version-name-invalid': {
    id: 'tls/tls-version-name-invalid', severity: 'error', basis: 'observed', title: 'A TLS version is not spelt as the component does',
    messages: { invalid: '{component} does not know `{value}` and exits: `{error}`. It knows {known}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
