import { fileURLToPath } from 'node:url';
import { goCertificateRefusal } from '../../../src/core/formats/x509/goRefusals.ts';
import { readCertificate } from '../../../src/core/formats/x509/readCertificate.ts';
import type { Certificate } from '../../../src/core/model/artifacts/certificate.ts';
import type { Purpose } from '../../../src/core/model/chainOutcome.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { goErrorText } from '../../../src/core/trust/goErrorText.ts';
import { verifySignatures } from '../../../src/core/trust/signatures.ts';
import { verifyChain } from '../../../src/core/trust/verifyChain.ts';
import { buildJudge, JudgeProcess } from '../judgeProcess.ts';
import type { Comparison, Difference } from './difference.ts';

/** Certificates in DER, and what they are verified for. */
export interface Question {
  readonly leaf: Uint8Array;
  readonly intermediates: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly purpose: Purpose;
  /** Empty if no name is verified. */
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Errors in Go's words, empty if there is none. */
export interface Answer {
  /** The results of reading each certificate: the leaf, those with it, the anchors. */
  readonly parsed: readonly string[];
  /** The result of verifying the leaf, by the certificates that can be read; empty if it cannot. */
  readonly error: string;
}

/** Starts the program that asks Go. */
export function startJudge(): JudgeProcess {
  return new JudgeProcess(buildJudge('x509-judge', fileURLToPath(new URL('judge', import.meta.url))));
}

/** Go's answers. */
export async function goAnswers(judge: JudgeProcess, questions: readonly Question[]): Promise<readonly Answer[]> {
  return judge.ask<Answer>(questions.map(encode));
}

function encode({ leaf, intermediates, anchors, ...rest }: Question): string {
  return JSON.stringify({
    ...rest,
    leaf: base64(leaf),
    intermediates: intermediates.map(base64),
    anchors: anchors.map(base64),
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** The core's answer. */
export async function ourAnswer({ leaf, intermediates, anchors, purpose, host, time }: Question): Promise<Answer> {
  const parsed: string[] = [];
  const read = async (der: Uint8Array): Promise<readonly Certificate[]> => {
    const result = await readCertificate(der);
    const error = 'error' in result ? result.error : goCertificateRefusal(result.certificate)?.text;
    parsed.push(error ?? '');
    return error === undefined && 'certificate' in result ? [result.certificate] : [];
  };
  const readAll = async (all: readonly Uint8Array[]): Promise<readonly Certificate[]> => {
    const certificates: Certificate[] = [];
    for (const der of all) certificates.push(...(await read(der)));
    return certificates;
  };
  const [presented] = await read(leaf);
  const others = await readAll(intermediates);
  const trusted = await readAll(anchors);
  if (!presented) return { parsed, error: '' };
  const signatures = await verifySignatures([presented, ...others, ...trusted]);
  const outcome = verifyChain(
    { leaf: presented, intermediates: others, anchors: trusted, purpose, now: time, host },
    signatures,
  );
  if (outcome.kind === 'unchecked') return { parsed, error: `unchecked: ${plainText(outcome.reason)}` };
  return { parsed, error: outcome.kind === 'trusted' ? '' : goErrorText(outcome.failure) };
}

/** How our answer differs from Go's; undefined if it does not. */
function difference(go: Answer, ours: Answer): Difference | undefined {
  const at = go.parsed.findIndex((error, index) => error !== ours.parsed[index]);
  if (at >= 0) return { part: 'parsing', go: go.parsed[at] ?? '', ours: ours.parsed[at] ?? '' };
  return go.error === ours.error ? undefined : { part: 'verifying', go: go.error, ours: ours.error };
}

/** Compares an answer with that of the core. */
export async function contrast(question: Question, go: Answer): Promise<Comparison> {
  const accepted = go.error === '' && go.parsed[0] === '';
  return { accepted, difference: difference(go, await ourAnswer(question)) };
}
