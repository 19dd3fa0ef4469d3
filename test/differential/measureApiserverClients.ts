import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issue } from '../support/certificates.ts';
import { key, privateKeyPem } from '../support/keyPair.ts';
import { days } from '../support/nodeOptions.ts';
import { answerSince, callerOf, handshakeErrorSince, PROXIED } from './apiserverAnswer.ts';
import { apiserverFlags } from './apiserverFlags.ts';
import type { Apiserver, ApiserverProgram } from './apiserverProcess.ts';
import { isRefusedByServer } from './clientText.ts';
import { ENVIRONMENT, programPath } from './environment.ts';
import { FRONT_DOOR } from './frontDoor.ts';
import { kubeconfigOf } from './kubeconfigOf.ts';
import { dial } from './measureApi.ts';
import { type Outcome, refusal } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';

const KUBELET_PKI = '/var/lib/kubelet/pki';
/** The configuration that an extension API server gets from the API server, and that none starts without. */
const EXTENSION_SERVER =
  /^--(client-ca-file|requestheader-|anonymous-auth|authorization-mode|service-(account|cluster)-)/;

/**
 * The API server's client of the kubelet, against a server with the kubelet's files and authenticators. Undefined if that
 * does not come up for its clients' CA, of which a kubelet says something else. `stopped` is the outcome where the API server does not start.
 */
export async function measureKubelet(node: PlacedNode, stopped?: Outcome): Promise<Outcome | undefined> {
  const current = `${KUBELET_PKI}/kubelet-server-current.pem`;
  const isSigned = node.pki.files.has(current.slice(1));
  const server = await FRONT_DOOR.start(
    [
      `--tls-cert-file=${node.at(isSigned ? current : `${KUBELET_PKI}/kubelet.crt`)}`,
      `--tls-private-key-file=${node.at(isSigned ? current : `${KUBELET_PKI}/kubelet.key`)}`,
      `--client-ca-file=${node.at('/etc/kubernetes/pki/ca.crt')}`,
      '--anonymous-auth=false',
    ],
    node.folder,
  );
  try {
    if (server.failed?.includes('client-ca-bundle')) return undefined;
    if (server.failed !== undefined) return refusal('configuration', node.plain(server.failed));
    if (stopped !== undefined) return stopped;
    const flags = node.flags('kube-apiserver');
    const bundle = flags.get('kubelet-certificate-authority');
    const trust = bundle === undefined ? 'insecure-skip-tls-verify: true' : `certificate-authority: ${bundle}`;
    const kubeconfig = kubeconfigOf(`https://${node.pki.settings.advertiseAddress}:10250`, trust, [
      `client-certificate: ${flags.get('kubelet-client-certificate')}`,
      `client-key: ${flags.get('kubelet-client-key')}`,
    ]);
    return await dial(node, server, 'kubelet.conf', kubeconfig);
  } finally {
    await server.process.stop();
  }
}

/**
 * The API server as front proxy, to an extension API server that trusts whom the API server says it trusts. Undefined if front proxies
 * are not set up.
 */
export async function measureAggregation(node: PlacedNode, program: ApiserverProgram): Promise<Outcome | undefined> {
  const flags = node.flags('kube-apiserver');
  if (!flags.get('requestheader-client-ca-file')) return undefined;
  if (!flags.has('proxy-client-cert-file') && !flags.has('proxy-client-key-file')) return undefined;
  const serving = await anyServingFiles(node);
  const trust = apiserverFlags(node).filter((flag) => EXTENSION_SERVER.test(flag));
  const server = await program.start([...serving, ...trust], node.folder);
  try {
    if (server.failed !== undefined) return refusal('configuration', node.plain(server.failed));
    return await dialAsFrontProxy(node, server);
  } finally {
    await server.process.stop();
  }
}

async function dialAsFrontProxy(node: PlacedNode, server: Apiserver): Promise<Outcome> {
  const files = ['proxy-client-cert-file', 'proxy-client-key-file'].flatMap((flag) => {
    const file = node.file('kube-apiserver', flag);
    return file === undefined ? [] : [`--${flag}=${file}`];
  });
  const from = server.process.lines.length;
  const target = `--server=https://${node.pki.settings.advertiseAddress}:${server.port}`;
  const { code, body, error } = await askAsFrontProxy([
    target,
    ...files,
    `--user=${PROXIED.user}`,
    `--group=${PROXIED.groups}`,
  ]);
  // Whom it takes for the front proxy itself has no rights there.
  if (code === '201') return callerOf(body).startsWith(`as ${PROXIED.user} `) ? 'ok' : refusal('server', '403');
  if (code !== undefined) return answerSince(server, from);
  if (!isRefusedByServer(error)) return refusal('client', node.plain(error));
  return refusal('server', (await handshakeErrorSince(server, from)) ?? `nothing logged: ${error}`);
}

interface Reply {
  readonly code?: string | undefined;
  readonly body: string;
  readonly error: string;
}

async function askAsFrontProxy(args: readonly string[]): Promise<Reply> {
  return new Promise((resolve) => {
    execFile(programPath('frontdoor'), ['front-proxy', ...args], { env: ENVIRONMENT }, (_error, stdout, stderr) => {
      const [, code, body = ''] = /^(\d+) (.*)/s.exec(stdout) ?? [];
      const text = /err="(?:\w+ \\"[^"]*\\": )?(.*)"$/m.exec(stderr)?.[1] ?? stderr;
      resolve({ code, body, error: text });
    });
  });
}

/** A server without a verifying client. */
async function anyServingFiles(node: PlacedNode): Promise<readonly string[]> {
  const { now } = node.pki.settings;
  const own = await key('extension');
  const made = issue({
    subject: { commonName: 'extension' },
    key: own,
    notBefore: days(now, -1),
    notAfter: days(now, 1),
  });
  const folder = join(node.folder, 'run');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'extension.crt'), made.pem);
  await writeFile(join(folder, 'extension.key'), privateKeyPem(own));
  return [
    `--tls-cert-file=${join(folder, 'extension.crt')}`,
    `--tls-private-key-file=${join(folder, 'extension.key')}`,
  ];
}
