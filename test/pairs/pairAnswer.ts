import { jsonReport, pathsBelow } from '../../src/core/index.ts';
import { groupBy } from '../../src/core/model/collections/lookup.ts';
import type { JsonCause } from '../../src/core/presentation/reports/json/jsonCauses.ts';
import type { JsonConnection } from '../../src/core/presentation/reports/json/jsonConnections.ts';
import type { JsonReport } from '../../src/core/presentation/reports/json/jsonReport.ts';
import { recordable } from '../differential/outcome.ts';
import { NOW } from '../support/generator/design.ts';
import { FOLDER_URI, inspectFiles } from '../support/memoryWorkspace.ts';
import { type FaultPair, pairFiles } from './pairs.ts';

/**
 * The findings on a node with two faults, one a line, each followed by the connections that it breaks and the components that it alone keeps from
 * starting.
 */
export async function pairAnswer(pair: FaultPair): Promise<string> {
  const { report } = await inspectFiles(await pairFiles(pair), NOW);
  const json = jsonReport(report, ['workspace'], pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]));
  const lines = json.findings.flatMap(({ severity, rule, file, line }) => {
    const cause = json.causes.find((one) => one.rule === rule && one.file === file && one.line === line);
    return [`  ${severity} ${rule} ${file}`, ...brokenLines(cause?.breaks ?? [], json), ...stoppedLines(cause, json)];
  });
  return [pair.name, ...lines, countLine(json)].join('\n');
}

function brokenLines(breaks: readonly number[], { connections }: JsonReport): readonly string[] {
  const broken = breaks.flatMap((at) => connections[at] ?? []);
  const byError = groupBy(broken, ({ side, error }) => `${side}: ${plainError(error ?? '')}`);
  return [...byError].map(([error, ends]) => `    breaks ${ends.map(endsOf).join(', ')}: ${error}`);
}

function stoppedLines(cause: JsonCause | undefined, { components }: JsonReport): readonly string[] {
  if (!cause || cause.stops.length === 0) return [];
  const names = cause.stops.flatMap((at) => components[at]?.component ?? []);
  return [`    stops ${names.join(', ')}: ${cause.follows.length} connections follow`];
}

function countLine({ connections }: JsonReport): string {
  // The ones that follow do not fail by themselves.
  const own = connections.map(({ verdict, follows }) => (follows === null ? verdict : 'ok'));
  const count = (wanted: JsonConnection['verdict']) => own.filter((verdict) => verdict === wanted).length;
  return `  ${count('ok')} connections work, ${count('broken')} are broken, ${count('unknown')} unknown`;
}

const endsOf = ({ from, to }: JsonConnection): string =>
  `${from.component}${from.file === null ? '' : ` (${from.file.split('/').at(-1)})`} → ${to.component}`;

const plainError = (error: string): string => recordable({ error }).error ?? '';
