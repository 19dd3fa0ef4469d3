import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspectDirectories } from '../../../src/cli/inspectDirectories.ts';
import { plainText, type Report } from '../../../src/core/index.ts';
import type { Finding } from '../../../src/core/model/finding.ts';

/** The product's report on the files of a node. */
export interface InspectedTree {
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** "<rule> <path>" of a finding; times in a name, which differ between runs, are left out. */
  readonly identity: (finding: Finding) => string;
}

/** Inspects a folder as `kubernetes-pki check` does, now, with the modes of its files. */
export async function inspectTree(tree: string): Promise<InspectedTree> {
  const { report } = await inspectDirectories([tree], undefined, { fileModes: () => 'always' });
  const root = `${pathToFileURL(tree).href}/`;
  const pathOf = (uri: string) =>
    decodeURIComponent(uri.startsWith(root) ? uri.slice(root.length) : path.basename(uri));
  return {
    report,
    findings: report.findings,
    identity: ({ rule, at }) => `${rule} ${pathOf(at.uri).replaceAll(/\d{4}(?:-\d\d){5}/g, '<time>')}`,
  };
}

/** A finding or a broken connection in a line, for people. */
export function reportLines({ report, findings, identity }: InspectedTree): readonly string[] {
  return [
    ...findings.map((finding) => `${finding.severity} ${identity(finding)}: ${plainText(finding.message)}`),
    ...report.connections.filter(({ verdict }) => verdict === 'broken').map(({ id }) => `broken connection ${id}`),
  ];
}
