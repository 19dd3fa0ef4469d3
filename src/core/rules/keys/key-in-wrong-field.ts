import { flagUri } from '../../cluster/nodes/flags.ts';
import { holdsKey, holdsUnreadable } from '../../formats/redaction/withheld.ts';
import { namesFile } from '../../kubernetes/flags/flagTable.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

/** A key itself, or a piece of one, where its path, a name or an address belongs (os.Open, tried with every component). */
export const keyInWrongField = defineRule(KEYS['key-in-wrong-field'], {
  *check(node) {
    for (const { field, isPath, isKey, at } of misplacedValues(node)) {
      if (isKey)
        yield { message: isPath ? 'path' : 'text', data: { field }, at, severity: isPath ? undefined : 'warning' };
      else if (isPath) yield { message: 'unreadable', data: { field }, at, severity: 'info' };
    }
  },
});

/** A value that should be a path, a name or an address, and of which a part is withheld. */
interface MisplacedValue {
  /** The flag or the field, as people know it. */
  readonly field: string;
  /** Whether the path of a file belongs here. */
  readonly isPath: boolean;
  /** Whether the withheld part is known to be a private key. */
  readonly isKey: boolean;
  /** The value. */
  readonly at: Location;
}

function isWithheld(value: string): boolean {
  return holdsKey(value) || holdsUnreadable(value);
}

/** The misplaced values of a node: in the flags of its components, and in every field of its documents with a place. */
function misplacedValues(node: NodeView): readonly MisplacedValue[] {
  const fields = node.files.flatMap(({ file, archived }) =>
    archived ? [] : file.documents.flatMap((document) => fieldsOf(document, file.uri)),
  );
  return [...node.components.flatMap(flagsOf), ...fields];
}

function flagsOf(component: ComponentView): readonly MisplacedValue[] {
  return [...component.flags, ...(component.ignored ?? [])].flatMap(({ flag, spec }) => {
    if (flag.value === undefined || !isWithheld(flag.value)) return [];
    const at = { uri: flagUri(component, flag), span: flag.valueSpan };
    return [{ field: flag.spelling, isPath: namesFile(spec?.role), isKey: holdsKey(flag.value), at }];
  });
}

function fieldsOf(document: KubernetesDocument, uri: string): readonly MisplacedValue[] {
  if (document.kind === 'component') return [];
  const located = document.kind === 'kubeconfig' ? [...namesOf(document)] : [];
  collectLocated(document, located);
  return located.flatMap(({ value, span, path }) => {
    if (!isWithheld(value)) return [];
    const isPath = document.kind === 'pathsConfiguration' || PATH_FIELD.test(path);
    return [{ field: path, isPath, isKey: holdsKey(value), at: { uri, span } }];
  });
}

/** The fields of kubeconfigs and of kubeadm's configurations that name a file. */
const PATH_FIELD = /\.(?:certificate-authority|client-certificate|client-key|tokenFile|caFile|certFile|keyFile)$/;

/** Every text with a place, however deep in a document, so that no field can be forgotten. */
function collectLocated(value: object, into: Located<string>[]): void {
  if (ArrayBuffer.isView(value)) return;
  if (isLocatedText(value)) into.push(value);
  else for (const inner of Object.values(value)) if (typeof inner === 'object' && inner) collectLocated(inner, into);
}

function isLocatedText(value: object): value is Located<string> {
  return 'value' in value && 'span' in value && 'path' in value && typeof value.value === 'string';
}

function namesOf({ clusters, users, contexts }: KubeconfigDocument): readonly Located<string>[] {
  return Object.entries({ clusters, users, contexts }).flatMap(([list, entries]) =>
    entries.flatMap(({ name, nameSpan }, at) =>
      nameSpan ? [{ value: name, span: nameSpan, path: `${list}[${at}].name` }] : [],
    ),
  );
}
