import { openedViews } from '../../cluster/nodes/flags.ts';
import { hasFileBelow, hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { liesAt, pathBelow } from '../../cluster/roots/root.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A link is followed inside the container, where its target must be mounted too. */
export const volumeSymlinkEscapesMount = defineRule(MANIFESTS['volume-symlink-escapes-mount'], {
  *check(node) {
    for (const component of node.components) {
      const { document } = component;
      if (document?.mounts === undefined) continue;
      for (const { reference } of openedViews(component)) {
        if (reference?.resolution.kind !== 'file') continue;
        const { hostPath, uri } = reference.resolution;
        const target = hostPathOfUri(node, uri);
        const mapped = hostPathOf(document, reference.path);
        const root = mapped.kind === 'host' ? mapped.mount?.hostPath : undefined;
        if (target === undefined || root === undefined || !node.root || liesAt(node.root, hostPath, uri)) continue;
        // A mount that is itself a link is resolved on the host: only where the folder is real is the link inside it.
        const isReal = hasFileBelow(node, root, hostPath);
        if (!isReal || pathBelow(root, target) !== undefined) continue;
        const seen = hostPathOf(document, target);
        if (seen.kind === 'image' || (seen.kind === 'host' && seen.path === target)) continue;
        yield { message: 'escapes', data: { path: hostPath, target, component: component.name }, at: reference.at };
      }
    }
  },
});
