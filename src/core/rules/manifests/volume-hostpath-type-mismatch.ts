import { hasFileBelow } from '../../cluster/nodes/nodeFiles.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The kubelet checks the type before it starts the pod (kubernetes.io, "Volumes", hostPath types). */
export const volumeHostpathTypeMismatch = defineRule(MANIFESTS['volume-hostpath-type-mismatch'], {
  *check(node) {
    const files = new Set(node.files.flatMap(({ hostPath }) => hostPath ?? []));
    const reported = new Set<string>();
    // A directory in the place of a file that a flag names has a separate rule.
    for (const { reference } of node.components.flatMap(({ flags }) => flags)) {
      if (reference?.resolution.kind === 'directory') reported.add(reference.resolution.hostPath);
    }
    for (const { document } of node.components) {
      for (const { hostPath, hostPathType = '', hostPathTypeSpan, span } of document?.mounts ?? []) {
        const path = hostPath ? withoutTrailing(hostPath, '/') || '/' : '';
        const wanted = /^(File|Directory)/.exec(hostPathType)?.[1];
        if (!document || path === '' || wanted === undefined || reported.has(path)) continue;
        const isFile = files.has(path);
        const isDirectory = hasFileBelow(node, path);
        if (wanted === 'File' ? !isDirectory : !isFile) continue;
        yield {
          message: 'mismatch',
          data: { path, wanted: wanted.toLowerCase() },
          at: { uri: document.uri, span: hostPathTypeSpan ?? span },
        };
      }
    }
  },
});
