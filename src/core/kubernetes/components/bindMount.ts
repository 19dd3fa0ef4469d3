import type { Mount } from '../../model/documents/mount.ts';
import type { Span } from '../../model/source/span.ts';

/** A container engine takes a source that begins with a dot or a slash for a path, and any other for a volume's name. */
export function placedSource(source: string): Pick<Mount, 'hostPath' | 'beside' | 'volumeKind'> {
  if (source.startsWith('/')) return { hostPath: source, volumeKind: 'bind' };
  if (/^\.\.?(?:\/|$)/.test(source)) return { beside: source, volumeKind: 'bind' };
  return { volumeKind: 'volume' };
}

/** Images of the projects themselves, which contain no certificates. */
const KNOWN_IMAGE =
  /^(?:(?:registry\.)?k8s\.gcr\.io|registry\.k8s\.io|gcr\.io\/(?:google[-_]containers|etcd-development)|quay\.io\/coreos)\//;

/** The files of an image. `isAll`: whether nothing else than the image and the mounts may give files. */
export function imageMount(image: string, isAll: boolean, span: Span): readonly Mount[] {
  if (isAll && KNOWN_IMAGE.test(image)) return [];
  return [{ name: 'image', mountPath: '/', volumeKind: 'image', readOnly: true, span }];
}
