/**
 * Debian builds without modules, for which Go falls back to settings of old releases. These are the ones that the
 * projects' own releases have (go.dev/doc/godebug, `default=go1.24`).
 */
const GO_SETTINGS = [
  'rsa1024min=1',
  'tls10server=0',
  'tls3des=0',
  'tlsmlkem=1',
  'tlsrsakex=0',
  'tlsunsafeekm=0',
  'x509keypairleaf=1',
  'x509negativeserial=0',
  'x509rsacrt=1',
  'x509sha256skid=1',
  'x509usepolicies=1',
].join(',');

/** All that a component sees of this machine's environment. */
export const ENVIRONMENT = { PATH: process.env.PATH, TZ: 'UTC', NO_PROXY: '*', GODEBUG: GO_SETTINGS } as const;
