import type { Accepts } from '../../../../src/core/connections/handshake/evaluateConfiguration.ts';
import { evaluateHandshake } from '../../../../src/core/connections/handshake/evaluateHandshake.ts';
import type { HandshakeSpec } from '../../../../src/core/connections/joins/handshakeSpec.ts';
import { certificateListOf } from '../../../../src/core/model/credentialSource.ts';
import { FILE_START } from '../../../../src/core/model/source/span.ts';
import { verifySignatures } from '../../../../src/core/trust/signatures.ts';
import { keyOfSuite } from '../../../../src/core/trust/suiteKeys.ts';
import { rendered } from '../../../support/rendered.ts';
import type { Comparison } from '../difference.ts';
import type { DrawnFamily } from '../drawnFamily.ts';
import { fileSource } from '../fileSource.ts';
import { startJudge } from '../question.ts';
import {
  drawHandshake,
  type HandshakeDraft,
  type LimitsDraft,
  type ShownDraft,
  smallerHandshakes,
} from './drawHandshake.ts';
import { type EndFiles, makeHandshake } from './makeHandshake.ts';

const TIME = Date.UTC(2026, 0, 15, 12);

/** Handshakes over a pipe between ends with odd certificates and limits. */
export function handshakeFamily(): DrawnFamily<HandshakeDraft, Answer> {
  const judge = startJudge();
  return {
    name: 'handshakes',
    title: 'handshakes',
    draw: drawHandshake,
    ask: async (drafts) => judge.ask<Answer>(await Promise.all(drafts.map(encode))),
    contrast: async (draft, answer) => compared(answer, await ourAnswer(draft)),
    smaller: smallerHandshakes,
    summary: ({ server, client, ...rest }) =>
      JSON.stringify({ server: oddOf(server), client: client && oddOf(client), ...rest }),
    end: () => judge.end(),
  };
}

interface Answer {
  readonly refusals?: readonly string[];
}

/** Both ends may reject the other at once: then either error is right. */
function compared({ refusals = [] }: Answer, ours: string): Comparison {
  // Go lists the suites that the client offers.
  const errors = refusals.map((error) => error.replace(/; client offered: .*/, ''));
  if (errors.includes(ours)) return { accepted: false };
  const [go = ''] = errors;
  return { accepted: go === '', ...(go !== ours && { difference: { part: 'handshake', go, ours } }) };
}

async function encode(draft: HandshakeDraft): Promise<string> {
  const { demand, host, limits } = draft;
  const { server, client } = await makeHandshake(draft);
  const end = ({ certificate, key, trusts }: EndFiles) => ({
    ...(certificate !== undefined && { certificate: base64(certificate), key: base64(key ?? '') }),
    trusts: base64(trusts),
  });
  const handshake = { server: end(server), client: end(client), demand, ...limits };
  return JSON.stringify({ handshake, host, time: TIME });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The core's answer: the end that rejects the other, and its error. */
async function ourAnswer(draft: HandshakeDraft): Promise<string> {
  const { server, client } = await makeHandshake(draft);
  const source = async (name: string, text: string | undefined) =>
    text === undefined ? undefined : fileSource(name, new TextEncoder().encode(text));
  const spec: HandshakeSpec = {
    kind: 'etcd',
    domain: 'etcd',
    from: { component: 'etcd' },
    to: { component: 'etcd' },
    at: { uri: 'file:///etc/kubernetes', span: FILE_START },
    host: { value: draft.host, at: { uri: 'file:///etc/kubernetes', span: FILE_START } },
    serverCertificate: await source('server.crt', server.certificate),
    serverKey: await source('server.key', server.key),
    serverTrusts: await source('server-ca.crt', server.trusts),
    clientCertificate: await source('client.crt', client.certificate),
    clientKey: await source('client.key', client.key),
    clientTrusts: await source('client-ca.crt', client.trusts),
    demand: draft.demand,
    evidence: 'configured',
  };
  const all = [spec.serverCertificate, spec.serverTrusts, spec.clientCertificate, spec.clientTrusts];
  const signatures = await verifySignatures(all.flatMap((one) => (one ? certificateListOf(one) : [])));
  const { verdict, side, owner, error, reason } = evaluateHandshake(spec, signatures, TIME, NEWEST);
  if (verdict === 'unknown') return `unknown: ${rendered(reason)}`;
  const isStarted = side !== 'configuration';
  if (isStarted && hasNoSuite(draft.server, draft.limits))
    return 'server: tls: no cipher suite supported by both client and server';
  if (verdict !== 'broken') return '';
  const end = isStarted ? side : `${owner === 'to' ? 'server' : 'client'} configuration`;
  return `${end}: ${rendered(error)}`;
}

/** The release is that of the judge. */
const NEWEST: Accepts = () => false;

/** The condition of the rule cipher-cert-mismatch. */
function hasNoSuite({ algorithm }: ShownDraft, { maxVersion, suites }: LimitsDraft): boolean {
  const kind = algorithm.startsWith('RSA') ? 'RSA' : 'EC';
  return (
    maxVersion === 0x0303 &&
    suites !== undefined &&
    suites.length > 0 &&
    !suites.some((suite) => keyOfSuite(suite) === kind)
  );
}

function oddOf(shown: ShownDraft): string {
  return Object.values(shown)
    .map((value) => JSON.stringify(value))
    .join(' ');
}
