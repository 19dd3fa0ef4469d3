import type { Finding, Report } from '../../core/index.ts';
import type { ExerciseFault } from '../../sample/exerciseList.ts';

/** An exercise as the answers are looked up in it. */
export interface Answers {
  /** The URI of its folder. */
  readonly folder: string;
  readonly faults: readonly ExerciseFault[];
  /** Numbers of the faults whose answers are shown, from 1. */
  readonly shown: ReadonlySet<number>;
}

/** How far an exercise is solved. */
export interface Progress {
  /** For each fault, in the order of the task, what the inspector still finds of it; undefined once it is fixed. */
  readonly open: readonly (Finding | undefined)[];
  /** Errors and warnings in the folder that belong to no fault of the exercise: what was broken while fixing. */
  readonly others: readonly Finding[];
}

export function progressOf({ findings }: Pick<Report, 'findings'>, { folder, faults }: Answers): Progress {
  const inside = findings.filter(({ at }) => isInside(at.uri, folder));
  const open = faults.map((fault) => inside.find((finding) => isOf(finding, fault, folder)));
  const others = inside.filter(
    (finding) => isSerious(finding) && !faults.some((fault) => isOf(finding, fault, folder)),
  );
  return { open, others };
}

/**
 * The report without what the exercise hides: its faults whose answers are not shown, and the connections in its folder as long as one of them is found.
 * Anyone may add the file that makes a folder an exercise, so no other finding is hidden.
 */
export function withoutAnswers(report: Report, { folder, faults, shown }: Answers): Report {
  const open = faults.filter((_, at) => !shown.has(at + 1));
  const isShown = (finding: Finding) => !open.some((fault) => isOf(finding, fault, folder));
  if (report.findings.every(isShown)) return report;
  const { firstBreak: _, ...rest } = report;
  return {
    ...rest,
    findings: report.findings.filter(isShown),
    connections: report.connections.filter(({ at }) => !isInside(at.uri, folder)),
    nodes: report.nodes.map((node) => ({ ...node, findings: node.findings.filter(isShown) })),
  };
}

function isOf({ rule, at }: Finding, fault: ExerciseFault, folder: string): boolean {
  return rule === fault.rule && at.uri === `${folder}/${fault.path}`;
}

function isInside(uri: string, folder: string): boolean {
  return uri.startsWith(`${folder}/`);
}

function isSerious({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}
