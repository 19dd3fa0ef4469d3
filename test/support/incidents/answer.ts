import {
  explainMessages,
  explanationJsonPieces,
  explanationText,
  pathsBelow,
  type Report,
} from '../../../src/core/index.ts';
import { FOLDER_URI, inspectFiles } from '../memoryWorkspace.ts';
import { type Incident, NOW } from './incident.ts';

const PATH_OF = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);

/** The answer of `explain` to one line. */
export interface Answer {
  readonly saysWho: string | null;
  readonly ofWhom: string | null;
  readonly meaning: string;
  readonly look: readonly string[];
  readonly connections: readonly number[];
  readonly evidence: readonly { says: string; place: { file: string; line: number } | null; fits: string }[];
  readonly certificate: { file: string } | null;
  readonly elsewhere: boolean;
  /** "<rule> <path>" of each finding. */
  readonly findings: readonly string[];
  /** The text on a terminal. */
  readonly text: string;
}

/** The answers to the lines of an incident, on its files. */
export async function answers({ lines, files }: Incident): Promise<readonly Answer[]> {
  const { report } = await inspectFiles(await files(), NOW);
  const all: Answer[] = [];
  for (const line of lines) all.push(await answerTo(line, report));
  return all;
}

async function answerTo(line: string, report: Report): Promise<Answer> {
  const explained = await explainMessages(line, { report });
  const [one, ...others] = explained;
  if (!one || others.length > 0) throw new Error(`not one error: ${line}`);
  const { errors } = JSON.parse([...explanationJsonPieces(explained, report, PATH_OF)].join(''));
  return {
    ...errors[0],
    findings: one.findings.map(({ rule, at }) => `${rule} ${PATH_OF(at.uri)}`),
    text: [...explanationText(explained, report, PATH_OF)].join(''),
  };
}
