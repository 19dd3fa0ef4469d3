import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';
import { INSECURE_SUITES, KNOWN_SUITES, RECOMMENDED_SUITES } from './cipherSuites.ts';
import { cipherLists } from './tlsSettings.ts';

/** Go's list of insecure suites; in the CIS profile, also all suites outside the benchmark's list (CIS 1.2.29, 4.2.12). */
export const cipherInsecure = defineRule(TLS['cipher-insecure'], {
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
