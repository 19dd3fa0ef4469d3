import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { givenFlags } from '../subjects/givenFlags.ts';

/** kube-apiserver takes either the file or the flags (kubeapiserver/options/authentication.go, Validate and ToAuthenticationConfig). */
export const authenticationConfigConflict = defineRule(MANIFESTS['authentication-config-conflict'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !flagText(apiserver, 'authentication-config')) return;
    const given = [...givenFlags(node)].filter(({ component }) => component === apiserver);
    const oidc = given.filter(({ flag }) => OIDC.test(flag.name));
    const [first] = oidc;
    const fileAt = flagPlace(apiserver, 'authentication-config');
    if (first) {
      const names = new Set(oidc.map(({ flag }) => flag.spelling));
      yield {
        message: 'oidc',
        data: { list: enumerated([...names].map((name) => phrase('`{name}`', { name }))) },
        at: first.at,
        related: [relatedPlace(fileAt, phrase('The file that replaces these flags'))],
      };
      // The API server does not come to the next check.
      return;
    }
    const anonymous = given.findLast(({ flag }) => flag.name === 'anonymous-auth');
    const resolution = flagView(apiserver, 'authentication-config')?.reference?.resolution;
    if (!anonymous || resolution?.kind !== 'file') return;
    for (const document of resolution.file.documents) {
      if (document.kind !== 'authenticationConfiguration' || !document.anonymousKey) continue;
      const field = { uri: document.uri, span: document.anonymousKey };
      yield { message: 'anonymous', at: anonymous.at, related: [relatedPlace(field, phrase('Set here'))] };
      return;
    }
  },
});

const OIDC = /^oidc-(?:issuer-url|client-id|ca-file|(?:username|groups)-(?:claim|prefix)|signing-algs|required-claim)$/;
