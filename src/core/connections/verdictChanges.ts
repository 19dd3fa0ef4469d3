import type { Certificate } from '../model/artifacts/certificate.ts';
import { append } from '../model/collections/lookup.ts';
import type { Connection, PeerAuthentication } from '../model/connection.ts';
import { type CredentialSource, certificateListOf } from '../model/credentialSource.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import { contentOf } from '../model/text/untrusted.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { goErrorText, withoutInstant } from '../trust/goErrorText.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { endpointsOf, nodesByEndpoint } from '../uses/lookup/endpoints.ts';
import { brokenFirst } from './connectionsAt.ts';
import { WITHIN_A_SECOND } from './handshake/firstBreak.ts';
import { HandshakeEvaluator } from './handshake/handshakeEvaluator.ts';
import { joinByContent } from './joins/byContent.ts';
import { joinByKey, signersEnd } from './joins/byKey.ts';
import { connectionSpecs } from './joins/connectionSpecs.ts';
import { connectionId, type HandshakeSpec } from './joins/handshakeSpec.ts';
import { firstOf, paidConnections } from './paidConnections.ts';

/** A connection of which time alone changes the verdict, the error, or whether one end accepts what the other presents. */
export interface VerdictChange {
  /** The first millisecond at which it is so; since the epoch. */
  readonly at: number;
  /** As it is from then on. */
  readonly connection: Connection;
}

/** A larger bundle, such as an operating system's, is represented by the chains in use. */
const MOST_AUTHORITIES = 20;

/** The effect of time alone on the connections of a report if no file changes: each change after the report's instant, in order of time. */
export async function verdictChanges(
  report: Pick<Report, 'nodes' | 'connections' | 'now'>,
  cache: SignatureCache,
  scheduler: Scheduler,
): Promise<readonly VerdictChange[]> {
  const views = new Map(report.nodes.map(({ view }) => [view.id, view]));
  const evaluator = new HandshakeEvaluator((id) => views.get(id), cache, report.now, scheduler);
  const specs = await specsById(report, scheduler);
  const signers = signersById(report);
  const changes: VerdictChange[] = [];
  for (const connection of report.connections) {
    let before = connection;
    let now = report.now;
    for (;;) {
      const at = nextInstant(before, specs.get(connection.id) ?? [], signers.get(connection.id), now);
      if (at === undefined) break;
      const judged: Connection[] = [];
      for (const spec of specs.get(connection.id) ?? [])
        judged.push(await evaluator.evaluate(spec, at + WITHIN_A_SECOND));
      const signs = signers.get(connection.id);
      if (signs) judged.push(...[...joinByKey(signs, at + WITHIN_A_SECOND)].filter(({ id }) => id === connection.id));
      const [then] = brokenFirst(judged);
      if (!then) break;
      if (!isSame(before, then)) changes.push({ at, connection: then });
      before = then;
      now = at;
    }
  }
  return changes.sort((a, b) => a.at - b.at || (a.connection.id < b.connection.id ? -1 : 1));
}

/** Several webhooks or jobs may connect to one server: of those with one id, the worst counts. */
async function specsById(
  { nodes }: Pick<Report, 'nodes'>,
  scheduler: Scheduler,
): Promise<ReadonlyMap<string, readonly HandshakeSpec[]>> {
  const views = nodes.map(({ view }) => view);
  const byId = new Map(views.map((view) => [view.id, view]));
  const ids = nodesByEndpoint(views);
  const endpoints = endpointsOf((endpoint) => byId.get(ids.get(endpoint) ?? ''));
  const limits = paidConnections(views);
  const found = new Map<string, HandshakeSpec[]>();
  for (const view of views) {
    for (const spec of firstOf(connectionSpecs(view, endpoints), limits.get(view.id)))
      append(found, connectionId(spec), spec);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  for (const spec of joinByContent(views)) append(found, connectionId(spec), spec);
  return found;
}

/** The node whose controller manager signs certificate requests, by connection. */
function signersById({ nodes, now }: Pick<Report, 'nodes' | 'now'>): ReadonlyMap<string, NodeView> {
  return new Map(
    nodes.flatMap(({ view }) =>
      [...joinByKey(view, now)].flatMap(({ id, kind }) => (kind === 'signing' ? [[id, view] as const] : [])),
    ),
  );
}

/** The next instant at which one of the certificates that matter begins or ends, or a token ends. */
function nextInstant(
  { client, server }: Connection,
  specs: readonly HandshakeSpec[],
  signs: NodeView | undefined,
  now: number,
): number | undefined {
  let next: number | undefined;
  const considerInstant = (instant: number) => {
    if (instant > now && (next === undefined || instant < next)) next = instant;
  };
  const consider = ({ notBefore, notAfter }: Certificate) => [notBefore, notAfter + 1].forEach(considerInstant);
  for (const at of signs ? signersEnd(signs) : []) considerInstant(at);
  for (const half of [client, server]) chainOf(half).forEach(consider);
  for (const spec of specs) {
    const { clientCertificate, clientTrusts, clientToken, serverCertificate, serverTrusts, authentication } = spec;
    if (clientToken) considerInstant(clientToken.expiry);
    const bundles = [clientTrusts, serverTrusts, authentication?.clients, authentication?.frontProxies?.trusted];
    for (const source of [clientCertificate, serverCertificate]) certificatesIn(source).forEach(consider);
    for (const source of bundles) {
      const authorities = certificatesIn(source);
      if (authorities.length <= MOST_AUTHORITIES) authorities.forEach(consider);
    }
  }
  return next;
}

function chainOf(half: PeerAuthentication | undefined): readonly Certificate[] {
  return half?.outcome?.kind === 'trusted' ? half.outcome.chain : [];
}

function certificatesIn(source: CredentialSource | undefined): readonly Certificate[] {
  return source ? certificateListOf(source) : [];
}

/** Go names the present instant in its errors: that alone is no other error. */
function isSame(one: Connection, other: Connection): boolean {
  if (one.verdict !== other.verdict || errorOf(one) !== errorOf(other)) return false;
  return outcomeOf(one.client) === outcomeOf(other.client) && outcomeOf(one.server) === outcomeOf(other.server);
}

function outcomeOf(half: PeerAuthentication | undefined): string | undefined {
  const outcome = half?.outcome;
  return outcome?.kind === 'refused' ? withoutInstant(goErrorText(outcome.failure)) : outcome?.kind;
}

function errorOf({ error }: Connection): string | undefined {
  return error === undefined ? undefined : withoutInstant(contentOf(error));
}
