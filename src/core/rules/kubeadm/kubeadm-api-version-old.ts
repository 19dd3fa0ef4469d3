import { type Holds, holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { type KubeadmApi, kubeadmApi } from '../../kubernetes/versions/kubeadmApi.ts';
import { releaseOfLabel } from '../../kubernetes/versions/version.ts';
import type { NodeView } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { goQuote } from '../../trust/goErrorText.ts';
import { defineRule, type Issue, perNode } from '../engine/rule.ts';
import { KUBEADM_CONFIGURATION, KUBEADM_MIGRATE } from '../references/componentReferences.ts';
import { type Configuration, configurationsOf, fieldPlace } from '../subjects/configurations.ts';

type Message = 'removed' | 'removedLongAgo' | 'tooNew' | 'deprecated';

/** Each kubeadm reads only some versions of its API (kubeadm, validateSupportedVersion). */
export const kubeadmApiVersionOld = defineRule({
  id: 'kubeadm/kubeadm-api-version-old',
  severity: 'error',
  basis: 'observed',
  title: 'A kubeadm configuration is of a version that kubeadm does not read',
  messages: {
    removed: '{version} is not read by kubeadm 1.{minor}: `your configuration file uses an old API spec: {quoted}`.',
    removedLongAgo:
      '{version} is not read by kubeadm 1.{gone} and later: `your configuration file uses an old API spec: {quoted}`.',
    tooNew: '{version} is not read by kubeadm 1.{minor}; it came with kubeadm 1.{first}.',
    deprecated: '{version} is deprecated since kubeadm 1.{since} and not read by kubeadm 1.{gone} and later.',
  },
  docs: {
    why: 'The API of the configuration changes more slowly than kubeadm, but versions do go: v1beta2 in 1.27, v1beta3 in 1.37. What is not read stops `kubeadm init`, `join` and `upgrade` before they do anything.',
    fix: 'Let a kubeadm that reads both versions rewrite the file: `kubeadm config migrate` of 1.22 to 1.26 turns v1beta2 into v1beta3, that of 1.31 to 1.36 turns v1beta3 into v1beta4. Where the file is newer than kubeadm, use the kubeadm of the release to be installed.',
    references: [KUBEADM_CONFIGURATION, KUBEADM_MIGRATE],
  },
  *check(node) {
    const seen = new Set<string>();
    for (const configuration of configurationsOf(node)) {
      const { document } = configuration;
      const { uri, apiVersion, isStored } = document;
      const api = kubeadmApi(apiVersion.value);
      // One command mends the whole file, and what lies in the cluster is written by kubeadm itself.
      if (!api || isStored || seen.has(uri)) continue;
      const isGone = holdsForCluster(node, { since: api.until });
      const verdict = judge(api, releaseOf(node, configuration), isGone);
      if (!verdict) continue;
      seen.add(uri);
      const { data, ...rest } = verdict;
      const version = apiVersion.value.slice(apiVersion.value.indexOf('/') + 1);
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      const command = commandLine('kubeadm config migrate --old-config {name} --new-config {fresh}', {
        name,
        fresh: `new-${name}`,
      });
      yield {
        ...rest,
        data: { ...data, version, quoted: goQuote(apiVersion.value) },
        at: fieldPlace(configuration, apiVersion),
        command: verdict.message === 'tooNew' ? undefined : command,
      };
    }
  },
});

/** `isGone`: whether the cluster's version has a kubeadm that reads the file no more, where the file does not tell its own. */
function judge(
  { since, until, deprecatedIn }: KubeadmApi,
  minor: number | undefined,
  isGone: Holds,
): Pick<Issue<Message>, 'message' | 'data' | 'severity'> | undefined {
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

/** The oldest release that is still looked after somewhere; an upgrade of older ones is not near. */
const OLDEST_MAINTAINED = 27;

/** The release that the file itself asks for. */
function releaseOf(node: NodeView, { document }: Configuration): number | undefined {
  return releases(node).get(document.uri);
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
