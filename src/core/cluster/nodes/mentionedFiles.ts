import { append } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { MentionReference, NodeFile, NodeView } from '../../model/node.ts';
import type { PathMention } from '../../model/pathMention.ts';
import type { Resolution } from '../../model/resolution.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { SpanIndex } from '../../model/source/spanIndex.ts';
import { toNodeFile } from './buildNode.ts';
import { ContainerMounts, placeOf } from './containerMounts.ts';
import { namedPaths } from './namedFiles.ts';
import { fileAt } from './nodeFiles.ts';
import type { PlacedFile } from './placedFile.ts';
import { readersOf } from './readObjects.ts';

/**
 * A node with the paths that files of other programs mention, as far as they lead to its certificates, keys and kubeconfigs, or may.
 * `others`: files that are read for nothing else; those with a path that leads to a file, or with pods that read an object, become files of the node.
 */
export function withMentions(view: NodeView, others: readonly PlacedFile[]): NodeView {
  const added = others.map(({ found, file }) => toNodeFile(found, file, undefined));
  const sources = [...view.files.filter(({ file, archived }) => file.mentions && !archived), ...added];
  if (sources.length === 0) return view;
  const known = new Targets(view, new ContainerMounts(sources));
  const mentions = sources.flatMap((source) => known.mentionsIn(source));
  const readers = readersOf(view.files, added);
  if (mentions.length + readers.length === 0) return view;
  const naming = new Set([
    ...mentions.flatMap(({ at, resolution }) => (resolution.kind === 'unknown' ? [] : at.uri)),
    ...readers.map(({ file }) => file.uri),
  ]);
  const files = [...view.files, ...added.filter(({ file }) => naming.has(file.uri))];
  return { ...view, files, ...(mentions.length > 0 && { mentions }) };
}

/** The files of a node that hold credentials, by the paths that may lead to them. */
class Targets {
  readonly #view: NodeView;
  readonly #byPath = new Map<string, NodeFile>();
  readonly #names = new Set<string>();
  readonly #folders = new Map<string, string>();
  /** URIs of the files that components, kubeconfigs and units name. */
  readonly #named: ReadonlySet<string>;
  /** URIs of the files that state components. */
  readonly #stating: ReadonlySet<string>;

  readonly #mounts: ContainerMounts;

  constructor(view: NodeView, mounts: ContainerMounts) {
    this.#view = view;
    this.#mounts = mounts;
    for (const one of view.files) {
      if (one.archived || !holdsCredentials(one)) continue;
      this.#byPath.set(one.path, one);
      this.#names.add(baseName(one.path));
      for (const path of [one.path, one.hostPath ?? one.path]) {
        this.#folders.set(parentOf(path), parentOf(one.file.uri));
      }
    }
    this.#stating = new Set(view.components.map(({ uri }) => uri));
    this.#named = new Set([...namedPaths(view)].flatMap((one) => (one.kind === 'file' ? one.uri : [])));
  }

  mentionsIn(source: NodeFile): readonly MentionReference[] {
    const { file, path } = source;
    // The fields of OpenShift's configurations that stand for no flag name files of its other programs.
    const services = new SpanIndex(
      file.documents.flatMap((one): readonly { readonly span: Span }[] => {
        if (one.kind !== 'component') return [];
        return one.source === 'openshiftConfiguration' ? one.flags : [one];
      }),
    );
    return (file.mentions ?? []).flatMap((mention): readonly MentionReference[] => {
      const { span, isSetting } = mention;
      const service = services.innermostAt(span.start);
      if (service && span.end <= service.span.end) return [];
      const resolution = this.#resolve(mention, source);
      if (!resolution || (resolution.kind === 'file' && this.#isKnown(file.uri, resolution))) return [];
      const reference = { label: baseName(path), path: mention.path, at: { uri: file.uri, span }, resolution };
      return [isSetting ? { ...reference, isSetting } : reference];
    });
  }

  /** A unit's command is a component's already, with the meaning of each flag. */
  #isKnown(source: string, { uri }: Extract<Resolution, { kind: 'file' }>): boolean {
    return uri === source || (this.#stating.has(source) && this.#named.has(uri));
  }

  #resolve({ path, isFolder }: PathMention, source: NodeFile): Resolution | undefined {
    const place = placeOf(path, source);
    const hostPath = place.startsWith('/') ? place : `/${place}`;
    if (isFolder) {
      const uri = this.#folders.get(place);
      return uri === undefined ? undefined : { kind: 'directory', hostPath, uri };
    }
    const target = this.#at(place) ?? this.#inContainer(place, source);
    if (target) return { kind: 'file', hostPath, uri: target.file.uri, file: target.file };
    return this.#names.has(baseName(path)) ? { kind: 'unknown', hostPath, reason: 'outside-root' } : undefined;
  }

  #at(place: string): NodeFile | undefined {
    const found = place.startsWith('/') ? fileAt(this.#view, place) : this.#byPath.get(place);
    return found && holdsCredentials(found) ? found : undefined;
  }

  /** The file that a container sees at the path; undefined if containers see several. */
  #inContainer(place: string, source: NodeFile): NodeFile | undefined {
    const found = new Set(this.#mounts.behind(place, source).flatMap((one) => this.#at(one) ?? []));
    return found.size === 1 ? [...found][0] : undefined;
  }
}

function holdsCredentials({ file: { artifacts, documents } }: NodeFile): boolean {
  return artifacts.length > 0 || documents.some(({ kind }) => kind === 'kubeconfig');
}

/** The reference by which a file of another program names a file of the node; a setting for certificates before any other. */
export function mentionOf(node: NodeView, uri: string): MentionReference | undefined {
  const own = mentionsByTarget(node.mentions ?? NONE).get(uri) ?? [];
  return own.find(({ isSetting }) => isSetting) ?? own[0];
}

const NONE: readonly MentionReference[] = [];

const mentionsByTarget = derived((mentions: readonly MentionReference[]): ReadonlyMap<string, MentionReference[]> => {
  const found = new Map<string, MentionReference[]>();
  for (const mention of mentions) {
    const { resolution } = mention;
    if (resolution.kind !== 'file') continue;
    append(found, resolution.uri, mention);
  }
  return found;
});
