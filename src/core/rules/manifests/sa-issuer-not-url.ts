import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';

/** kube-apiserver parses an issuer with a colon as a URL (kubeapiserver/options/authentication.go). */
export const saIssuerNotUrl = defineRule(MANIFESTS['sa-issuer-not-url'], {
  *check(node) {
    for (const { component, flag, valueAt } of givenFlags(node)) {
      const issuer = flag.value ?? '';
      if (component.name !== 'kube-apiserver' || flag.name !== 'service-account-issuer' || issuer === '') continue;
      if (/^https:\/\/[^\s/]/i.test(issuer) && !isRefused(issuer)) continue;
      const message = isRefused(issuer) ? 'refused' : 'noDiscovery';
      yield { message, data: { issuer }, severity: message === 'refused' ? undefined : 'info', at: valueAt };
    }
  },
});

/** The URLs that Go's url.Parse rejects: no scheme before the colon, blanks in the host, a port that is not a number. */
function isRefused(issuer: string): boolean {
  if (!issuer.includes(':')) return false;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(issuer)?.[1];
  if (authority !== undefined) return !/^(?:[^\s@]*@)?(?:\[[^\s\]]*\]|[^\s:@]*)(?::\d*)?$/.test(authority);
  return !/^[a-z][a-z0-9+.-]*:/i.test(issuer) && /^[^/]*:/.test(issuer);
}
