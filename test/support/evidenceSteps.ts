import { strongest } from '../../src/core/model/evidence.ts';
import { plainText } from '../../src/core/model/text/plainText.ts';
import { sidesOf } from '../../src/core/uses/sides.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import type { NodeFiles } from './nodeOptions.ts';

/** The evidence of each connection and server while the files of a node are removed, and what is reported meanwhile. */
export interface EvidenceSteps {
  /** By connection or server: each evidence with the end of the path whose removal ended it. */
  readonly ends: Readonly<Record<string, string>>;
  /** Warnings and errors, with the file removed last. */
  readonly reported: readonly string[];
}

/** Removes the files one by one: configurations first, then kubeconfigs, then certificates and keys, each from the last path to the first. */
export async function evidenceSteps(files: NodeFiles, now: Date): Promise<EvidenceSteps> {
  const left = new Map(files);
  const seen = new Map<string, { readonly evidence: string; readonly until: string }[]>();
  const reported: string[] = [];
  let before = await evidenceOf(left, now);
  for (const path of inOrder(files)) {
    left.delete(path);
    const after = await evidenceOf(left, now);
    for (const [what, evidence] of before.evidence) {
      if (after.evidence.get(what) === evidence) continue;
      seen.set(what, [...(seen.get(what) ?? []), { evidence, until: path }]);
    }
    for (const one of after.loud) if (!before.loud.has(one)) reported.push(`${one} without ${path}`);
    before = after;
  }
  const ends = [...seen].map(([what, steps]) => [
    what,
    steps.map(({ evidence, until }) => `${evidence} until ${until.split('/').slice(-2).join('/')}`).join(', '),
  ]);
  return { ends: Object.fromEntries(ends), reported };
}

function inOrder(files: NodeFiles): readonly string[] {
  const rank = (path: string): number => {
    const content = files.get(path);
    const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
    if (/^kind: Config$/m.test(text)) return 1;
    return /^-----BEGIN/m.test(text) || !(content instanceof Uint8Array) ? 2 : 0;
  };
  return [...files.keys()].sort((a, b) => rank(a) - rank(b) || (a > b ? -1 : 1));
}

async function evidenceOf(files: NodeFiles, now: Date) {
  const { report, workspace } = await inspectFiles(files, now);
  const found = [
    ...report.connections.map(({ from, to, kind, evidence }) => ({
      what: `${from.component} → ${to.component} (${kind})`,
      evidence,
    })),
    ...report.nodes.flatMap(({ view }) =>
      sidesOf(view).listening.map(({ end, service, evidence }) => ({
        what: `${end.component} serves ${service}`,
        evidence,
      })),
    ),
  ];
  const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return {
    evidence: new Map(
      found.map(({ what }) => [what, strongest(found.filter((other) => other.what === what))] as const),
    ),
    loud: new Set(loud.map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)} ${plainText(message)}`)),
  };
}
