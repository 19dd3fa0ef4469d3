import { fieldKindOf } from '../../formats/redaction/fieldKind.ts';
import { withSource } from '../../kubernetes/compose/composeMounts.ts';
import { type ComposeVariables, interpolate } from '../../kubernetes/compose/interpolate.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { PlacedText } from '../../model/documents/unit.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import type { Resolution } from '../../model/resolution.ts';
import { normalizePath, parentOf } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { etcdVariables } from './environmentComponents.ts';
import type { PathBeside, Resolve } from './mountedFiles.ts';
import type { PlacedFile } from './placedFile.ts';
import { resolveBeside } from './resolveFlags.ts';
import type { ResolveContext } from './resolvePath.ts';

/** A service of a compose file with the variables of `.env` put in, and with those that `env_file` gives etcd. Other components are unchanged. */
export async function withComposeVariables(given: ComponentDocument, resolve: Resolve): Promise<ComponentDocument> {
  const { service } = given;
  if (!service) return given;
  const variables = await dotEnvironment(given, resolve);
  const settings = given.component === 'etcd' ? await etcdSettings(given, service.environmentFiles, resolve) : NONE;
  const flags = [...settings.flags, ...given.flags.map((flag) => interpolated(flag, variables))];
  const unreadSources = [...(given.unreadSources ?? []), ...settings.unread];
  return {
    ...given,
    flags,
    mounts: given.mounts?.map((mount) => withSource(mount, variables)),
    ...(unreadSources.length > 0 && { unreadSources }),
  };
}

function interpolated(flag: Flag, variables: ComposeVariables): Flag {
  return flag.value?.includes('$')
    ? { ...flag, value: interpolate(flag.value, variables, fieldKindOf([flag.spelling])) }
    : flag;
}

async function dotEnvironment(document: ComponentDocument, resolve: Resolve): Promise<ComposeVariables> {
  const resolution = await resolve({ document, beside: '.env' });
  const { environment } = resolution.kind === 'file' ? resolution.file : {};
  return new Map((environment?.variables ?? []).map(({ name, value }) => [name, value.text]));
}

const NONE: { readonly flags: readonly Flag[]; readonly unread: readonly UnreadSource[] } = { flags: [], unread: [] };

/** If several files set a variable, the last counts (compose-spec, "env_file"). */
async function etcdSettings(
  document: ComponentDocument,
  paths: readonly string[],
  resolve: Resolve,
): Promise<typeof NONE> {
  const variables = new Map<string, PlacedText>();
  const unread: UnreadSource[] = [];
  for (const path of paths) {
    const resolution: Resolution = path.startsWith('/')
      ? await resolve(path)
      : await resolve({ document, beside: path });
    if (resolution.kind !== 'file' || !resolution.file.environment) {
      unread.push({ what: phrase('the file {path}', { path }), addsNoWords: true });
      continue;
    }
    const { uri, environment } = resolution.file;
    for (const { name, value } of environment.variables) variables.set(name, { source: value, uri });
  }
  return { flags: etcdVariables(variables), unread };
}

/**
 * Resolves paths relative to compose files. A file is missing only if others with certificates or keys lie where it should, because people
 * generate these folders and seldom copy them.
 */
export function resolverBeside(
  placed: readonly PlacedFile[],
  context: ResolveContext,
): (place: PathBeside) => Promise<Resolution> {
  return async ({ document, beside }) => {
    const found = placed.find(({ file }) => file.uri === document.uri)?.found;
    if (!found) return { kind: 'unknown', reason: 'outside-root' };
    const resolution = await resolveBeside(found.folder, found.path, beside, context);
    if (resolution.kind !== 'missing') return resolution;
    const { hostPath } = resolution;
    const directory = parentOf(normalizePath(`/${parentOf(found.path)}/${beside}`).slice(1));
    const own = placed.filter((one) => parentOf(one.found.path) === directory && one.file.artifacts.length > 0);
    const wantsKey = /key/i.test(hostPath);
    const isCopied = own.some(({ file }) => !wantsKey || file.artifacts.some(({ kind }) => kind === 'privateKey'));
    return isCopied ? resolution : { kind: 'unknown', hostPath, reason: 'outside-root' };
  };
}
