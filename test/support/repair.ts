import { type Report, SEVERITIES } from '../../src/core/index.ts';
import type { Finding, Fix } from '../../src/core/model/finding.ts';
import { inspectFiles, type MemoryWorkspace } from './memoryWorkspace.ts';
import type { NodeFiles } from './nodeOptions.ts';
import { type RunOptions, runSequence } from './sequences/runSequence.ts';

/** The result of applying a finding's fix to the files, after another inspection. */
export interface Repair {
  readonly finding: Finding;
  readonly kind: 'edit' | 'commands' | 'none';
  /** Whether the same is still reported. */
  readonly isReported: boolean;
  /** "<rule> <path>" of what is reported only now. */
  readonly added: readonly string[];
  /** Files that differ though neither an edit nor a command names them. */
  readonly touched: readonly string[];
}

export const isLoud = ({ severity }: Pick<Finding, 'severity'>): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('warning');

/** Applies the first fix of each warning and error, each to the files as they were. */
export async function repairs(files: NodeFiles, options: RunOptions): Promise<readonly Repair[]> {
  const { report, workspace } = await inspectFiles(files, options.now);
  const before = saidIn(report, workspace);
  const found: Repair[] = [];
  for (const finding of report.findings.filter(isLoud)) {
    const { fixes, command } = finding;
    const [fix] = fixes;
    if (!fix && command === undefined) {
      found.push({ finding, kind: 'none', isReported: true, added: [], touched: [] });
      continue;
    }
    const after = fix
      ? editedFiles(files, fix, workspace)
      : await runSequence(files, command ?? '', options).catch((error: Error) => {
          throw new Error(`${finding.rule}: ${error.message}`);
        });
    const said = saidIn(...(await inspected(after, options.now)));
    const own = identity(finding, workspace);
    found.push({
      finding,
      kind: fix ? 'edit' : 'commands',
      isReported: countOf(said, own) >= countOf(before, own),
      added: said.filter((one) => !before.includes(one)),
      touched: changed(files, after).filter((name) => !isNamed(name, finding, workspace)),
    });
  }
  return found;
}

/** The files once the edits of a fix are made. */
export function editedFiles(files: NodeFiles, fix: Pick<Fix, 'edits'>, workspace: MemoryWorkspace): NodeFiles {
  const edited = new Map(files);
  for (const { uri, span, text } of fix.edits.toSorted((a, b) => b.span.start - a.span.start)) {
    const path = workspace.path(uri);
    const content = edited.get(path);
    const old = content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
    edited.set(path, new TextEncoder().encode(old.slice(0, span.start) + text + old.slice(span.end)));
  }
  return edited;
}

async function inspected(files: NodeFiles, now: Date): Promise<readonly [Report, MemoryWorkspace]> {
  const { report, workspace } = await inspectFiles(files, now);
  return [report, workspace];
}

function saidIn({ findings }: Report, workspace: MemoryWorkspace): readonly string[] {
  return findings.filter(isLoud).map((finding) => identity(finding, workspace));
}

const identity = ({ rule, at }: Finding, workspace: MemoryWorkspace): string => `${rule} ${workspace.path(at.uri)}`;

const countOf = (said: readonly string[], wanted: string): number => said.filter((one) => one === wanted).length;

/** Paths of files that differ. */
function changed(before: NodeFiles, after: NodeFiles): readonly string[] {
  const same = (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array
      ? Buffer.compare(one, other) === 0
      : JSON.stringify(one) === JSON.stringify(other);
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => !same(before.get(name), after.get(name)));
}

/** By a path, by what k3s and RKE2 call the service, or by the edit itself. */
function isNamed(name: string, { fixes, command }: Finding, workspace: MemoryWorkspace): boolean {
  if (fixes[0]?.edits.some(({ uri }) => workspace.path(uri) === name)) return true;
  const commands: string = command ?? '';
  const stem = name.replace(/\.(?:key|crt)$/, '');
  if (commands.includes(`/${name}`) || commands.includes(`/${stem}.crt`)) return true;
  if (/certificate rotate|systemctl start (?:k3s|rke2)/.test(commands))
    return /\/rancher\/.*\.(?:crt|key|kubeconfig)$/.test(name);
  return commands.includes('restart kubelet') && /\/pki\/kubelet-client-/.test(name);
}
