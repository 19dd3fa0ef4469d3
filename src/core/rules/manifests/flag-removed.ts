import { holdsWithFlag } from '../../cluster/nodes/componentVersion.ts';
import { isGoneItem } from '../../kubernetes/flags/goneValues.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { releaseText, versionText } from '../../kubernetes/versions/version.ts';
import type { NodeView } from '../../model/node.ts';
import { removeFlag, replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { readFlags } from '../subjects/givenFlags.ts';
import { removedGates } from '../subjects/removedGates.ts';
import { unknownFlagError, unknownItemError } from '../subjects/unknownFlag.ts';

/** Flags, and feature gates in one, that the component's version does not have (Kubernetes and etcd release notes). */
export const flagRemoved = defineRule(MANIFESTS['flag-removed'], {
  *check(node) {
    yield* removedItems(node);
    yield* removedGates(node);
    for (const { component, flag, spec, at } of readFlags(node)) {
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
      if (node.release && !isLast && isDeletedByKubeadm(flag.name, at.uri)) {
        yield { message: 'byKubeadm', severity: 'info', data: { ...data, removed: releaseText(name, until) }, at };
        continue;
      }
      yield {
        message: isLast ? 'later' : version ? 'refused' : 'supported',
        severity: isLast ? 'hint' : version ? undefined : 'warning',
        data: { ...data, removed: releaseText(name, until) },
        at,
        lastWords: isLast ? undefined : error,
        source: spec?.versions?.source,
        fixes: removeFlag(node, component, flag),
      };
    }
  },
});

/** Feature gates and plugins that a release removed. OpenShift's programs ignore such gates, and its images state no release. */
function* removedItems(node: NodeView) {
  for (const { component, flag, valueAt } of readFlags(node)) {
    const { name, version, document } = component;
    if (!version || !document?.version || name === 'etcd') continue;
    const items = listOf(flag.value);
    const isGone = (item: string) => isGoneItem(flag.name, nameOf(item), version.minor);
    const [first, ...others] = items.filter(isGone).map(nameOf);
    if (first === undefined) continue;
    const rest = items.filter((item) => !isGone(item));
    const error = unknownItemError(name, flag, first);
    yield {
      message: 'item' as const,
      data: {
        item: [first, ...others].join(', '),
        flag: flag.spelling,
        component: name,
        version: versionText(version),
        error,
      },
      at: valueAt,
      lastWords: error,
      fixes: rest.length > 0 ? replaceValue(node, flag, valueAt, rest.join(',')) : removeFlag(node, component, flag),
    };
  }
}

function nameOf(item: string): string {
  return item.split('=')[0] ?? '';
}

/** Flags that kubeadm wrote for the kubelet, and deletes when it upgrades a node (kubeadm 1.26 and 1.35, phases/upgrade, postupgrade.go). */
const DELETED_BY_KUBEADM: readonly string[] = ['container-runtime', 'pod-infra-container-image'];

function isDeletedByKubeadm(flag: string, uri: string): boolean {
  return uri.endsWith('/kubeadm-flags.env') && DELETED_BY_KUBEADM.includes(flag);
}
