import { removeFlag } from '../flagEdits.ts';
import { flagMistake } from '../flagMistakes.ts';
import { givenFlags } from '../givenFlags.ts';
import { flagPage } from '../references.ts';
import { defineRule } from '../rule.ts';

/** Flags that newer versions refuse (Kubernetes and etcd release notes). */
export const flagRemoved = defineRule({
  id: 'manifests/flag-removed',
  severity: 'error',
  basis: 'observed',
  title: 'A flag was removed from the component',
  messages: {
    refused: '{flag} was removed in {removed}: {component} {version} exits with `{error}`.',
    supported: '{flag} was removed in {removed}: {component} of any supported version exits with `{error}`.',
    later: '{flag} is removed in {removed}, which exits with `{error}`.',
  },
  docs: {
    why: 'A component stops at the first flag it does not know, even where the value only turned something off.',
    fix: 'Delete the flag, `--insecure-port=0` too.',
    references: [flagPage('kube-apiserver'), flagPage('etcd')],
  },
  *check(node) {
    for (const { component, flag, at } of givenFlags(node)) {
      const mistake = flagMistake(component.name, flag);
      if (mistake?.kind !== 'removed') continue;
      const { major, minor } = mistake;
      const version = component.document?.version;
      const isRefused = !version || version.major > major || (version.major === major && version.minor >= minor);
      const error =
        component.name === 'etcd' ? `flag provided but not defined: -${flag.name}` : `unknown flag: --${flag.name}`;
      yield {
        message: !version ? 'supported' : isRefused ? 'refused' : 'later',
        data: {
          flag: flag.spelling,
          removed: `${major}.${minor}`,
          component: component.name,
          version: version ? `${version.major}.${version.minor}` : '',
          error,
        },
        severity: isRefused ? (version ? undefined : 'warning') : 'hint',
        at,
        fixes: removeFlag(node, component, flag),
      };
    }
  },
});
