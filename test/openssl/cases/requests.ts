import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFile, openssl } from '../../support/makeWithOpenssl.ts';
import { pemBytes } from '../../support/pem.ts';
import type { ParityCase } from './case.ts';
import { madeId } from './opensslCases.ts';

const EC = '-algorithm EC -pkeyopt ec_paramgen_curve:P-256';
const PLAIN = '[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=c\n';
const CHALLENGE = `${PLAIN.replace('prompt=no', 'prompt=no\nattributes=more')}[more]\nchallengePassword=four\nunstructuredName=some name\n`;

interface MadeRequest {
  readonly key?: string;
  readonly config?: string;
  /** Further arguments of `openssl req -new`. */
  readonly more?: readonly string[];
}

const MADE: Readonly<Record<string, MadeRequest>> = {
  'alternative names': { more: ['-addext', 'subjectAltName=DNS:a,IP:fd00::1', '-addext', 'keyUsage=digitalSignature'] },
  'no attributes': { config: PLAIN },
  'a challenge password': { config: CHALLENGE },
  'RSA-PSS': { key: '-algorithm RSA-PSS', more: ['-addext', 'extendedKeyUsage=clientAuth'] },
};

/** Made by openssl itself, with keys of the run. */
export const REQUESTS: readonly ParityCase[] = Object.entries(MADE).map(([name, { key = EC, config, more = [] }]) => ({
  id: madeId(`a request, ${name}`),
  kind: 'request',
  make: ({ folder }) => {
    if (config !== undefined) writeFileSync(join(folder, 'request.cnf'), config);
    const options = [...more, ...(config === undefined ? [] : ['-config', 'request.cnf'])];
    return pemBytes(openssl(folder, ['req', '-new', '-key', keyFile(folder, key), '-subj', '/O=o/CN=c', ...options]));
  },
}));
