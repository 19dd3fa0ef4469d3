import { holdsWithFlag } from '../../cluster/nodes/componentVersion.ts';
import { releaseText, versionText } from '../../kubernetes/versions/version.ts';
import { removeFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';
import { unknownFlagError } from '../subjects/unknownFlag.ts';

/** Flags that the component's version does not have (Kubernetes and etcd release notes). */
export const flagRemoved = defineRule(MANIFESTS['flag-removed'], {
  *check(node) {
    for (const { component, flag, spec, at } of givenFlags(node)) {
      // A field without a flag is reported as an unknown flag.
      const { since, until } = (spec?.isFieldOnly ? undefined : spec?.versions) ?? {};
      const { name, version } = component;
      const error = unknownFlagError(name, flag);
      const data = { flag: flag.spelling, component: name, version: version ? versionText(version) : '', error };
      if (since !== undefined && version && version.minor < since) {
        yield { message: 'early', data: { ...data, added: releaseText(name, since) }, at, lastWords: error };
      }
      if (until === undefined) continue;
      const isRefused = holdsWithFlag(component, flag.name, { since: until });
      const isLast = version?.minor === until - 1;
      // Older releases have time: what upgrades them rewrites most flags.
      if (isRefused !== 'yes' && !isLast) continue;
      yield {
        message: isLast ? 'later' : version ? 'refused' : 'supported',
        severity: isLast ? 'hint' : version ? undefined : 'warning',
        data: { ...data, removed: releaseText(name, until) },
        at,
        lastWords: isLast ? undefined : error,
        fixes: removeFlag(node, component, flag),
      };
    }
  },
});
