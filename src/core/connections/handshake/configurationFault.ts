import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { openedViews } from '../../cluster/nodes/flags.ts';
import { goQuote } from '../../formats/go/quote.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { DocumentType, UnusableContent } from '../../model/documents/documentType.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { AUDIT, type ConfigurationFile } from './configurationFiles.ts';
import { unregistered } from './kubeconfigLoading.ts';

/** Why a component cannot read a file of settings. */
export interface ConfigurationFault {
  readonly view: FlagView;
  readonly path: string;
  readonly file: DecodedFile;
  readonly span: Span;
  /** Absent if it depends on the release, or for broken YAML, since readers count lines differently. */
  readonly error?: string | undefined;
  readonly is: 'broken' | 'empty' | 'other' | 'version' | UnusableContent['is'];
  /** The type of the file, if it has one that counts. */
  readonly found?: DocumentType;
  /** The versions that the component may read, if it does not read that of the file. */
  readonly versions?: readonly string[];
}

/** Undefined if the file is one that the flag takes, or that is not known. */
export function configurationFault(component: ComponentView, one: ConfigurationFile): ConfigurationFault | undefined {
  const view = openedViews(component).find(({ flag }) => flag.name === one.flag);
  const { path = '', resolution } = view?.reference ?? {};
  if (!view || resolution?.kind !== 'file') return undefined;
  const { file } = resolution;
  const { problems, format, artifacts, type: found } = file;
  const given = { view, path, file };
  const broken = problems.find(({ code }) => code === 'yaml-syntax');
  if (broken) {
    const { refusal, span } = broken;
    return { ...given, is: 'broken', span, error: refusal && one.unread && one.unread(path) + refusal.text };
  }
  if (problems.length > 0 || artifacts.length > 0) return undefined;
  if (format === 'empty') return { ...given, is: 'empty', span: FILE_START, error: one.empty?.(path) };
  return found && typeFault(component, one, given, found);
}

/** Why the component does not take a file of the type. */
function typeFault(
  component: ComponentView,
  one: ConfigurationFile,
  given: Pick<ConfigurationFault, 'view' | 'path' | 'file'>,
  found: DocumentType,
): ConfigurationFault | undefined {
  const { path } = given;
  if (found.version === undefined) return undefined;
  const [group, version] = found.version.includes('/') ? found.version.split('/') : ['', found.version];
  const earlier = one.earlierGroups?.[group ?? ''];
  if (earlier && holdsFor(component, earlier) !== 'no') return undefined;
  const isOfGroup = one.groups.includes(group ?? '');
  if (!isOfGroup || !one.kinds.includes(found.kind)) {
    // Other kinds of the group may be known to the component, which then reports something else.
    const isUnregistered = !isOfGroup || group === '';
    return {
      ...given,
      is: 'other',
      span: found.span,
      error: isUnregistered ? typeError(one, path, found) : undefined,
      found,
    };
  }
  const versions =
    one.versions && Object.entries(one.versions).filter(([, range]) => holdsFor(component, range) !== 'no');
  if (versions && versions.length > 0 && !versions.some(([name]) => name === version)) {
    const names = versions.map(([name]) => `${group}/${name}`);
    return { ...given, is: 'version', span: found.span, error: typeError(one, path, found), found, versions: names };
  }
  const { unusable } = found;
  return (
    unusable && { ...given, is: unusable.is, span: unusable.span, error: contentError(one, path, unusable), found }
  );
}

function typeError({ unread }: ConfigurationFile, path: string, found: DocumentType): string | undefined {
  return unread && unread(path) + unregistered(found);
}

/** The error of a repeated field has several lines, by the places of all of them. */
function contentError(
  { unread, tail }: ConfigurationFile,
  path: string,
  { is, fields }: UnusableContent,
): string | undefined {
  switch (is) {
    case 'noRules':
      return `${AUDIT}loaded illegal policy with 0 rules${tail?.(path)}`;
    case 'unknownFields':
      return `${unread?.(path)}strict decoding error: ${fields.map((field) => `unknown field ${goQuote(field)}`).join(', ')}`;
    default:
      return undefined;
  }
}
