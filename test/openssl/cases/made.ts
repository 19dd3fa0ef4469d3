import { makeCertificate } from '../../support/makeWithOpenssl.ts';
import { pemBytes } from '../../support/pem.ts';
import type { ParityCase } from './case.ts';
import { madeId, OPENSSL_CASES, type OpensslCase } from './opensslCases.ts';

/** Every curve of openssl's list that TLS or a hardware token might bring; sizes and names are openssl's. */
const CURVES = [
  ...['secp112r1', 'secp128r1', 'secp160k1', 'secp160r1', 'secp160r2', 'secp192k1', 'secp224k1', 'secp224r1'],
  ...['secp256k1', 'secp384r1', 'secp521r1', 'prime192v1', 'prime239v1', 'prime256v1', 'sect113r1', 'sect163k1'],
  ...['sect163r2', 'sect193r1', 'sect233k1', 'sect233r1', 'sect239k1', 'sect283k1', 'sect283r1', 'sect409k1'],
  ...['sect409r1', 'sect571k1', 'sect571r1', 'c2pnb163v1', 'c2tnb191v1', 'c2tnb359v1', 'wap-wsg-idm-ecid-wtls4'],
  ...['wap-wsg-idm-ecid-wtls9', 'brainpoolP160r1', 'brainpoolP192t1', 'brainpoolP224r1', 'brainpoolP256r1'],
  ...['brainpoolP256t1', 'brainpoolP320r1', 'brainpoolP384r1', 'brainpoolP512r1', 'brainpoolP512t1', 'SM2'],
];

const EC = (curve: string, more = '') => `-algorithm EC -pkeyopt ec_paramgen_curve:${curve}${more}`;
const EXPLICIT = ' -pkeyopt ec_param_enc:explicit';

const MORE: readonly OpensslCase[] = [
  ...CURVES.map((curve) => ({ name: `curve ${curve}`, key: EC(curve) })),
  ...['prime256v1', 'secp384r1', 'secp521r1', 'secp256k1', 'brainpoolP256r1', 'sect163k1', 'sect233r1'].map(
    (curve) => ({
      name: `curve ${curve} in parameters`,
      key: EC(curve, EXPLICIT),
    }),
  ),
  ...['compressed', 'hybrid'].map((form) => ({
    name: `a ${form} point`,
    key: EC('P-256', ` -pkeyopt point-format:${form}`),
  })),
];

const made = (one: OpensslCase): ParityCase => ({
  id: madeId(one.name),
  make: ({ folder }) => pemBytes(makeCertificate(folder, one)),
});

/** Made by openssl itself, with keys of the run. */
export const MADE: readonly ParityCase[] = [
  ...OPENSSL_CASES.map((one): ParityCase => ({ ...made(one), hasStructure: true })),
  ...MORE.map(made),
];
