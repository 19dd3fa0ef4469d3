import { describeAt, jsonReport, pathsBelow, type Report, referencesToFile } from '../../src/core/index.ts';
import { openNode } from './kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from './memoryWorkspace.ts';
import { type NodeFile, type NodeOptions, nodeSettings } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { rendered } from './rendered.ts';

const NOW = nodeSettings({}).now;

/** The answers of each part of the product about one tree. */
export class Answers {
  readonly report: Report;
  readonly #json: ReturnType<typeof jsonReport>;

  constructor(report: Report) {
    this.report = report;
    this.#json = jsonReport(report, ['w'], pathsBelow([{ uri: FOLDER_URI, name: 'w' }]));
  }

  /** "severity rule file" of each finding. */
  get findings(): readonly string[] {
    return this.#json.findings.map(({ severity, rule, file }) => `${severity} ${rule} ${file}`);
  }

  /** The messages of a rule's findings. */
  messagesOf(rule: string): readonly string[] {
    return this.#json.findings.flatMap((finding) => (finding.rule === rule ? finding.message : []));
  }

  /**
   * "verdict client → server" of each connection; the servers that nothing describes are left out. "follows" for those that nothing is wrong with but
   * that their server does not start.
   */
  get connections(): readonly string[] {
    return this.#json.connections.flatMap(({ verdict, from, to, follows }) =>
      to.component === 'extension-apiserver'
        ? []
        : `${follows === null ? verdict : 'follows'} ${from.component} → ${to.component}`,
    );
  }

  /** The connections that are broken themselves. */
  get broken(): readonly string[] {
    return this.connections.filter((one) => one.startsWith('broken'));
  }

  /** The rules whose findings explain each broken connection. */
  get explained(): readonly string[] {
    return this.report.connections.flatMap(({ id, verdict }) => {
      const rules = this.report.findings.flatMap(({ rule, breaks }) => (breaks?.includes(id) ? rule : []));
      return verdict === 'broken' ? rules.join(', ') : [];
    });
  }

  /** The places that reference a file. */
  usedBy(path: string): readonly string[] {
    return rendered(referencesToFile(this.report, `${FOLDER_URI}/${path}`)).map(({ label }) => String(label));
  }

  /** Everything in the hover over a text of a file. */
  hover(path: string, text: string): string {
    const uri = `${FOLDER_URI}/${path}`;
    const offset = this.report.files.get(uri)?.text?.indexOf(text) ?? -1;
    if (offset < 0) throw new Error(`${path} does not contain ${text}`);
    const place = rendered(describeAt(this.report, uri, offset, { warningDays: 30, caWarningDays: 365 }));
    if (!place) throw new Error(`nothing is described at ${text} in ${path}`);
    const rows = place.description.sections.flatMap(({ rows }) => rows);
    return [place.description.title, ...rows.map(({ label, value }) => `${label}: ${value}`)].join('\n');
  }
}

/** The answers about kubeadm's node after a change. */
export async function answersAfter(
  change: (node: NodePki) => void | Promise<void>,
  options: NodeOptions = {},
): Promise<Answers> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  return answersFor(node.files);
}

/** The answers about any files. */
export async function answersFor(files: ReadonlyMap<string, NodeFile | string>): Promise<Answers> {
  return new Answers((await inspectFiles(files, NOW)).report);
}
