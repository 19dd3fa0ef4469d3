import { defineRule } from '../engine/rule.ts';
import { INSECURE_SUITES, KNOWN_SUITES, RECOMMENDED_SUITES } from './cipherSuites.ts';
import { cipherLists, TLS_PAGE } from './tlsSettings.ts';

/** Go's list of insecure suites; in the CIS profile all that are outside the benchmark's list (CIS 1.2.29, 4.2.12). */
export const cipherInsecure = defineRule({
  id: 'tls/cipher-insecure',
  severity: 'warning',
  basis: 'observed',
  title: 'Weak cipher suites are served',
  messages: {
    insecure: 'Go counts these among its insecure suites: {list}.',
    outside: 'Outside the list of the CIS benchmark: {list}.',
  },
  docs: {
    why: 'They lack forward secrecy, or use ciphers with known attacks (RC4, 3DES, CBC with SHA-256).',
    fix: 'Remove them. Without the flag Go picks good ones by itself.',
    references: [
      {
        source: 'Go',
        section: 'crypto/tls, InsecureCipherSuites',
        url: 'https://pkg.go.dev/crypto/tls#InsecureCipherSuites',
      },
      TLS_PAGE,
    ],
    cis: ['1.2.29', '4.2.12'],
  },
  *check(node, { profile }) {
    for (const { suites, at } of cipherLists(node)) {
      const insecure = suites.filter((suite) => INSECURE_SUITES.has(suite));
      if (insecure.length > 0) yield { message: 'insecure', data: { list: insecure.join(', ') }, at };
      const outside = suites.filter(
        (suite) => KNOWN_SUITES.has(suite) && !INSECURE_SUITES.has(suite) && !RECOMMENDED_SUITES.has(suite),
      );
      if (profile !== 'cis' || outside.length === 0) continue;
      yield { message: 'outside', data: { list: outside.join(', ') }, severity: 'info', at };
    }
  },
});
