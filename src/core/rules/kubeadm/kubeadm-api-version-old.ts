import { type Holds, holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { type KubeadmApi, kubeadmApi } from '../../kubernetes/versions/kubeadmApi.ts';
import { releaseOfLabel } from '../../kubernetes/versions/version.ts';
import type { Severity } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { commandLine, fileWord } from '../../model/text/shellCommand.ts';
import type { Slot } from '../../model/text/text.ts';
import { defineRule, perNode } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { type Configuration, configurationsOf, fieldPlace } from '../subjects/configurations.ts';

interface Verdict {
  readonly message: 'removed' | 'removedLongAgo' | 'tooNew' | 'deprecated';
  readonly data: Readonly<Record<'minor' | 'first' | 'gone' | 'since', Slot>>;
  readonly severity?: Severity;
}

/** Each kubeadm reads only some versions of its API (kubeadm, validateSupportedVersion). */
export const kubeadmApiVersionOld = defineRule(KUBEADM['kubeadm-api-version-old'], {
  *check(node) {
    const seen = new Set<string>();
    for (const configuration of configurationsOf(node)) {
      const { document } = configuration;
      const { uri, apiVersion, isStored } = document;
      const api = kubeadmApi(apiVersion.value);
      // One command converts the whole file, and kubeadm itself writes the configuration in the cluster.
      if (!api || isStored || seen.has(uri)) continue;
      const isGone = holdsForCluster(node, { since: api.until });
      const verdict = evaluate(api, releaseOf(node, configuration), isGone);
      if (!verdict) continue;
      seen.add(uri);
      const { data, ...rest } = verdict;
      const version = apiVersion.value.slice(apiVersion.value.indexOf('/') + 1);
      const name = baseName(uri);
      const command = commandLine('kubeadm config migrate --old-config {name} --new-config {fresh}', {
        name: fileWord(name),
        fresh: `new-${name}`,
      });
      yield {
        ...rest,
        data: { ...data, version, quoted: goQuote(apiVersion.value) },
        at: fieldPlace(configuration, apiVersion),
        source: api.source,
        command: verdict.message === 'tooNew' ? undefined : command,
      };
    }
  },
});

/** `isGone`: whether kubeadm of the cluster's version no longer reads the file, if the file does not state its own version. */
function evaluate(
  { since, until, deprecatedIn }: KubeadmApi,
  minor: number | undefined,
  isGone: Holds,
): Verdict | undefined {
  const data = { minor: minor ?? '', first: since, gone: until ?? '', since: deprecatedIn ?? '' };
  if (minor === undefined) {
    return until !== undefined && isGone === 'yes'
      ? { message: 'removedLongAgo', data, severity: 'warning' }
      : undefined;
  }
  if (until !== undefined && minor >= until) return { message: 'removed', data };
  // kubeadm installs its own release and the one before.
  if (minor + 1 < since) return { message: 'tooNew', data };
  const isDeprecated = deprecatedIn !== undefined && minor >= deprecatedIn && minor >= OLDEST_MAINTAINED;
  return isDeprecated ? { message: 'deprecated', data, severity: 'hint' } : undefined;
}

/** The oldest release that somebody still maintains; older ones are unlikely to be upgraded soon. */
const OLDEST_MAINTAINED = 27;

/** The release that the node is evaluated as, else the one that the file itself requests. */
function releaseOf(node: NodeView, { document }: Configuration): number | undefined {
  return node.release?.minor ?? releases(node).get(document.uri);
}

/** By file, the first release that a ClusterConfiguration in it names. */
const releases = perNode((node): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { document, content } of configurationsOf(node)) {
    if (content.kind !== 'ClusterConfiguration' || found.has(document.uri)) continue;
    const minor = releaseOfLabel(content.kubernetesVersion?.value ?? '');
    if (minor !== undefined) found.set(document.uri, minor);
  }
  return found;
});
