/** One certificate for the openssl command to make: `openssl req -x509` with these arguments and configuration. */
export interface OpensslCase {
  readonly name: string;
  /** Arguments of `openssl genpkey`; 'DSA' for separate parameters and key. */
  readonly key?: string;
  readonly subject?: string;
  /** Further arguments of `openssl req -x509`. */
  readonly arguments?: readonly string[];
  /** `name=value` of each extension, as a configuration file writes it. */
  readonly extensions?: readonly string[];
  /** Further sections of the configuration file. */
  readonly sections?: string;
  /** openssl's `string_mask`: which string types names may use. */
  readonly stringMask?: string;
}

const EC = (curve: string) => `-algorithm EC -pkeyopt ec_paramgen_curve:${curve}`;
const RSA = (bits: number) => `-algorithm RSA -pkeyopt rsa_keygen_bits:${bits}`;

/** A list of two timestamps (RFC 6962 §3.2), the second with an algorithm of no known name. */
const TIMESTAMPS = (() => {
  const entry = (algorithm: string) =>
    `00${'76ff883f'.repeat(8)}0000018e33a1b0f30000${algorithm}0014${'ab'.repeat(20)}`;
  const sized = (hex: string) => `${(hex.length / 2).toString(16).padStart(4, '0')}${hex}`;
  const list = sized(sized(entry('0403')) + sized(entry('0401')));
  return `0481${(list.length / 2).toString(16)}${list}`;
})();

/** Keys, names, serials, dates and extensions of every kind that a cluster's files are seen to hold, and some they are not. */
export const OPENSSL_CASES: readonly OpensslCase[] = [
  { name: 'RSA 1024', key: RSA(1024) },
  { name: 'RSA 2047, an odd modulus length', key: RSA(2047) },
  { name: 'RSA 2048', key: RSA(2048) },
  { name: 'RSA 3072 with SHA-384', key: RSA(3072), arguments: ['-sha384'] },
  { name: 'RSA 4096 with SHA-512', key: RSA(4096), arguments: ['-sha512'] },
  { name: 'RSA with exponent 3', key: `${RSA(2048)} -pkeyopt rsa_keygen_pubexp:3` },
  {
    name: 'RSA with PSS signature',
    key: RSA(2048),
    arguments: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'],
  },
  { name: 'RSA-PSS key', key: '-algorithm RSA-PSS' },
  {
    name: 'RSA-PSS key with restrictions',
    key: '-algorithm RSA-PSS -pkeyopt rsa_pss_keygen_md:sha256 -pkeyopt rsa_pss_keygen_mgf1_md:sha512 -pkeyopt rsa_pss_keygen_saltlen:11',
  },
  {
    name: 'RSA-PSS with every default',
    key: '-algorithm RSA-PSS -pkeyopt rsa_pss_keygen_md:sha1 -pkeyopt rsa_pss_keygen_mgf1_md:sha1 -pkeyopt rsa_pss_keygen_saltlen:20',
    arguments: ['-sha1'],
  },
  { name: 'RSA with SHA-1', key: RSA(2048), arguments: ['-sha1'] },
  { name: 'P-224', key: EC('P-224') },
  { name: 'P-256', key: EC('P-256') },
  { name: 'P-384', key: EC('P-384'), arguments: ['-sha384'] },
  { name: 'P-521', key: EC('P-521'), arguments: ['-sha512'] },
  { name: 'secp256k1', key: EC('secp256k1') },
  { name: 'brainpool', key: EC('brainpoolP384r1') },
  { name: 'explicit parameters', key: `${EC('P-256')} -pkeyopt ec_param_enc:explicit` },
  { name: 'Ed25519', key: '-algorithm ED25519' },
  { name: 'Ed448', key: '-algorithm ED448' },
  { name: 'ML-DSA-44', key: '-algorithm ML-DSA-44' },
  { name: 'DSA', key: 'DSA' },
  { name: 'small serial', arguments: ['-set_serial', '5'] },
  { name: 'serial zero', arguments: ['-set_serial', '0'] },
  { name: 'serial of 63 bits', arguments: ['-set_serial', '0x7fffffffffffffff'] },
  { name: 'serial of 64 bits', arguments: ['-set_serial', '0x8000000000000000'] },
  {
    name: 'serial of 20 octets with leading zero nibble',
    arguments: ['-set_serial', '0x0a112233445566778899aabbccddeeff01020304'],
  },
  { name: 'negative serial', arguments: ['-set_serial', '-5'] },
  { name: 'serial -1', arguments: ['-set_serial', '-1'] },
  { name: 'long negative serial', arguments: ['-set_serial', '-0x112233445566778899aabb'] },
  { name: 'long validity', arguments: ['-not_before', '19700101000000Z', '-not_after', '99991231235959Z'] },
  { name: 'dates around 2050', arguments: ['-not_before', '20491231235959Z', '-not_after', '20500101000000Z'] },
  { name: 'kubeadm names', subject: '/O=system:nodes/CN=system:node:control-plane-1' },
  { name: 'empty subject', subject: '/' },
  { name: 'multi-valued RDN', subject: '/C=DE/O=Ac, me+OU=x/CN=multi+UID=7' },
  { name: 'UTF-8 name', subject: '/CN=München 証明書 😀/O="quoted" \\\\ #;<>=' },
  { name: 'BMP and Teletex strings', subject: '/CN=Zürich €/O=Zürich', stringMask: 'MASK:0x804' },
  {
    name: 'many attributes',
    subject:
      '/C=DE/ST=Bayern/L=Aalen/street=A 1/postalCode=1/O=o/OU=u/SN=s/GN=g/initials=i/title=t/serialNumber=9/dnQualifier=q/pseudonym=p/generationQualifier=III/businessCategory=b/DC=org/UID=u/emailAddress=a@b.c/description=d/name=n/jurisdictionC=DE/organizationIdentifier=x/1.2.3.4=y',
  },
  {
    name: 'every kind of alternative name',
    extensions: [
      'subjectAltName=DNS:kubernetes,DNS:*.example,IP:10.96.0.1,IP:fd00:0:0:1::1,IP:::,email:a@b.c,URI:spiffe://cluster.local/ns/x,dirName:dn,RID:1.2.3.4,otherName:1.2.3.4;UTF8:text,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:user@realm',
      'issuerAltName=DNS:issuer',
    ],
    sections: '[dn]\nC=DE\nO=slash / name\nCN=ü',
  },
  {
    name: 'every key usage',
    extensions: [
      'keyUsage=critical,digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly',
    ],
  },
  {
    name: 'every purpose',
    extensions: [
      'extendedKeyUsage=serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,ipsecEndSystem,ipsecTunnel,ipsecUser,msSmartcardLogin,msSGC,nsSGC,anyExtendedKeyUsage,1.2.3.4',
    ],
  },
  { name: 'path length', extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=keyCertSign'] },
  { name: 'not a CA', extensions: ['basicConstraints=CA:FALSE'] },
  {
    name: 'authority key id with issuer and serial',
    extensions: ['authorityKeyIdentifier=keyid:always,issuer:always'],
  },
  {
    name: 'authority key id with issuer only',
    extensions: ['subjectKeyIdentifier=none', 'authorityKeyIdentifier=issuer:always'],
  },
  {
    name: 'name constraints',
    extensions: [
      'nameConstraints=critical,permitted;DNS:cluster.local,permitted;DNS:.x,excluded;IP:10.0.0.0/255.0.0.0,permitted;IP:fd00::/ffff::,permitted;email:.x.y,excluded;URI:.z,excluded;dirName:dn,excluded;RID:1.2.3',
    ],
    sections: '[dn]\nCN=a "b", c+d\nO=\\#x ü ',
  },
  {
    name: 'distribution points',
    extensions: ['crlDistributionPoints=p1,p2,URI:http://c/ crl', 'freshestCRL=URI:http://d'],
    sections:
      '[p1]\nfullname=URI:http://a,DNS:b\nCRLissuer=dirName:dn\nreasons=keyCompromise,CACompromise\n[p2]\nrelativename=rel\n[rel]\nCN=rel\n[dn]\nCN=i\nO=o',
  },
  {
    name: 'information access',
    extensions: [
      'authorityInfoAccess=OCSP;URI:http://o,caIssuers;URI:http://i,1.2.3;DNS:x',
      'subjectInfoAccess=caRepository;URI:http://r,1.3.6.1.5.5.7.48.3;DNS:t',
    ],
  },
  {
    name: 'policies',
    extensions: [
      'certificatePolicies=1.2.3.4,2.5.29.32.0,2.23.140.1.2.1,@pol',
      'policyConstraints=requireExplicitPolicy:1,inhibitPolicyMapping:0',
      'inhibitAnyPolicy=2',
      'policyMappings=1.2.3.4:1.2.3.5',
    ],
    sections:
      '[pol]\npolicyIdentifier=1.3.5.8\nCPS.1=http://cps\nuserNotice.1=@n\nuserNotice.2=@m\n[n]\nexplicitText=UTF8:Expl\norganization=Org\nnoticeNumbers=1,2\n[m]\nexplicitText=Only',
  },
  {
    name: 'TLS feature',
    extensions: ['tlsfeature=status_request,status_request_v2,77'],
  },
  {
    name: 'unknown extensions',
    extensions: [
      '1.2.3.4.5=DER:0102030405060708090a0b0c0e0f10411142',
      '1.2.3.4.6=critical,ASN1:UTF8String:text of some length',
      '1.2.3.4.8=DER:000a41',
    ],
  },
  {
    name: 'malformed content of known extensions',
    extensions: ['2.5.29.31=DER:0102', '2.5.29.32=DER:300130', '1.3.6.1.5.5.7.1.1=DER:30020500'],
  },
  {
    name: 'unusual extensions',
    extensions: [
      '1.3.6.1.5.5.7.48.1.5=DER:0500',
      '2.5.29.16=DER:3022800f32303236303130313030303030305a810f32303237303130313030303030305a',
      '1.3.6.1.4.1.11129.2.4.3=DER:0500',
      '2.5.29.18=DER:3000',
      '2.5.29.15=DER:03020780',
      '2.5.29.37=DER:3000',
      '2.5.29.32=DER:3000',
      '2.5.29.54=DER:0500',
    ],
  },
  { name: 'signed certificate timestamps', extensions: [`1.3.6.1.4.1.11129.2.4.2=DER:${TIMESTAMPS}`] },
  {
    name: 'CRL issuer last',
    extensions: ['crlDistributionPoints=p1'],
    sections: '[p1]\nfullname=URI:x\nCRLissuer=dirName:dn\n[dn]\nCN=back\\\\slash "quoted"',
  },
  { name: 'version 1', arguments: ['-x509v1'] },
];

/** The id of a case among those that the judge tries. */
export const madeId = (name: string): string => `made by openssl: ${name}`;
