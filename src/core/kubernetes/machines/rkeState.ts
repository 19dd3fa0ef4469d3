import { childOf, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { Span } from '../../model/source/span.ts';
import { type ContentBudget, fileContent } from './fileContent.ts';
import { modeOf, writtenFile } from './machineFiles.ts';
import { filesWritten, type MachineFile } from './writtenFiles.ts';

/** The states that RKE has applied and applies next. */
const STATES = ['currentState', 'desiredState'] as const;

/** The fields of a certificate that hold a file, with the field that holds its path and the bits of its mode (rancher/rke, pki/pki.go). */
const FIELDS = [
  { content: 'certificatePEM', path: 'path', bits: 0o644 },
  { content: 'keyPEM', path: 'keyPath', bits: 0o600 },
  { content: 'config', path: 'configPath', bits: 0o600 },
] as const;

/** Whether the document is the state of a cluster of RKE (rancher/rke, cluster/state.go). */
export function isRkeState(root: YamlNode): boolean {
  return STATES.some((state) => childOf(root, state, 'certificatesBundle')?.kind === 'map');
}

/**
 * The files of each state at their paths on the nodes. A file of the desired state with the content that the current one has is left out, so
 * a state that was applied gives one machine.
 */
export function readRkeState(
  root: YamlNode,
  budget: ContentBudget,
): readonly { readonly name: string; readonly files: readonly MachineFile[] }[] {
  const known = new Set<string>();
  return STATES.map((name) => {
    const entries = heldFiles(childOf(root, name, 'certificatesBundle')).flatMap(({ path, scalar, bits }) => {
      const key = JSON.stringify([path, scalar.value]);
      if (known.has(key)) return [];
      known.add(key);
      return writtenFile(path, fileContent(scalar, { form: 'plain' }, budget), modeOf(bits));
    });
    return { name, files: filesWritten(entries, budget) };
  });
}

/** The places of these files' contents, including those that are left out as copies. */
export function rkeContents(root: YamlNode): readonly Span[] {
  return STATES.flatMap((name) =>
    heldFiles(childOf(root, name, 'certificatesBundle')).flatMap(({ path, scalar }) =>
      writtenFile(path, undefined, undefined).length > 0 ? [scalar.span] : [],
    ),
  );
}

interface HeldFile {
  readonly path: string;
  readonly scalar: YamlScalar;
  readonly bits: number;
}

function heldFiles(bundle: YamlNode | undefined): readonly HeldFile[] {
  if (bundle?.kind !== 'map') return [];
  return bundle.entries.flatMap(({ value: certificate }) =>
    FIELDS.flatMap(({ content, path: pathField, bits }) => {
      const scalar = scalarAt(certificate, content);
      const path = textAt(certificate, pathField);
      return scalar && scalar.value !== '' && path !== undefined ? [{ path: placed(path), scalar, bits }] : [];
    }),
  );
}

/** The administrator's kubeconfig stands next to the state, under a relative path. */
function placed(path: string): string {
  return path.startsWith('/') ? path : `/${path.replace(/^(?:\.\/)+/, '')}`;
}
