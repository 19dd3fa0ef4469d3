import { flagView } from '../../cluster/nodes/flags.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';
import { tlsVersions, versionNumber } from './tlsSettings.ts';

/** RFC 8996 deprecates TLS 1.0 and 1.1. */
export const tlsMinVersionLow = defineRule(TLS['tls-min-version-low'], {
  *check(node) {
    for (const { component, flag, value, at } of tlsVersions(node)) {
      const view = flagView(component, flag);
      if (!view || (versionNumber(component, value) ?? 12) >= 12) continue;
      yield { message: 'low', data: { value }, at, fixes: replaceValue(node, view.flag, at, 'VersionTLS12') };
    }
  },
});
