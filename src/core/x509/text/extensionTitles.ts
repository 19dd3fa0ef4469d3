/** OID → openssl's long name of an extension (obj_dat of OpenSSL 3.5). */
export const EXTENSION_TITLES: ReadonlyMap<string, string> = new Map([
  ['2.5.29.9', 'X509v3 Subject Directory Attributes'],
  ['2.5.29.14', 'X509v3 Subject Key Identifier'],
  ['2.5.29.15', 'X509v3 Key Usage'],
  ['2.5.29.16', 'X509v3 Private Key Usage Period'],
  ['2.5.29.17', 'X509v3 Subject Alternative Name'],
  ['2.5.29.18', 'X509v3 Issuer Alternative Name'],
  ['2.5.29.19', 'X509v3 Basic Constraints'],
  ['2.5.29.30', 'X509v3 Name Constraints'],
  ['2.5.29.31', 'X509v3 CRL Distribution Points'],
  ['2.5.29.32', 'X509v3 Certificate Policies'],
  ['2.5.29.33', 'X509v3 Policy Mappings'],
  ['2.5.29.35', 'X509v3 Authority Key Identifier'],
  ['2.5.29.36', 'X509v3 Policy Constraints'],
  ['2.5.29.37', 'X509v3 Extended Key Usage'],
  ['2.5.29.46', 'X509v3 Freshest CRL'],
  ['2.5.29.54', 'X509v3 Inhibit Any Policy'],
  ['1.3.6.1.5.5.7.1.1', 'Authority Information Access'],
  ['1.3.6.1.5.5.7.1.11', 'Subject Information Access'],
  ['1.3.6.1.5.5.7.1.24', 'TLS Feature'],
  ['1.3.6.1.4.1.11129.2.4.2', 'CT Precertificate SCTs'],
  ['1.3.6.1.4.1.11129.2.4.3', 'CT Precertificate Poison'],
  ['2.16.840.1.113730.1.1', 'Netscape Cert Type'],
  ['2.16.840.1.113730.1.13', 'Netscape Comment'],
]);

/** RFC 5280 name → openssl's words for a key usage. */
export const KEY_USAGE_TITLES: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

/** RFC 5280 name → openssl's words for a purpose. */
export const PURPOSE_TITLES: Readonly<Record<string, string>> = {
  anyExtendedKeyUsage: 'Any Extended Key Usage',
  serverAuth: 'TLS Web Server Authentication',
  clientAuth: 'TLS Web Client Authentication',
  codeSigning: 'Code Signing',
  emailProtection: 'E-mail Protection',
  ipsecEndSystem: 'IPSec End System',
  ipsecTunnel: 'IPSec Tunnel',
  ipsecUser: 'IPSec User',
  timeStamping: 'Time Stamping',
  OCSPSigning: 'OCSP Signing',
};
