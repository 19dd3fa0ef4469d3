import { keyIdentifier, type SampleCertificate } from './sampleCertificate.ts';
import { WORKER } from './sampleNodes.ts';

/** A line of a Kubernetes component: klog's header and the message. */
export function klogLine(now: Date, at: string, message: string, process = 1): string {
  const [month, day] = [now.getUTCMonth() + 1, now.getUTCDate()].map((one) => String(one).padStart(2, '0'));
  return `E${month}${day} ${now.toISOString().slice(11, 23)}456 ${String(process).padStart(7)} ${at}] ${message}`;
}

/** A line of the worker's kubelet in the journal. */
export function kubeletLine(now: Date, at: string, message: string): string {
  const month = now.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  const day = String(now.getUTCDate()).padStart(2, '0');
  const time = now.toISOString().slice(11, 19);
  return `${month} ${day} ${time} ${WORKER.name} kubelet[812]: ${klogLine(now, at, message, 812)}`;
}

/** etcd, when it does not start. */
export function etcdFatal(now: Date, error: string): string {
  return JSON.stringify({
    level: 'fatal',
    ts: now.toISOString(),
    caller: 'etcdmain/etcd.go:204',
    msg: 'discovery failed',
    error,
  });
}

/** The API server's client, when it does not accept etcd's certificate. */
export function etcdClientLine(now: Date, error: string): string {
  const address = '{Addr: "127.0.0.1:2379", ServerName: "127.0.0.1:2379", }';
  const reason = `connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: ${error}"`;
  return klogLine(
    now,
    'logging.go:55',
    `[core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to ${address}. Err: ${reason}`,
  ).replace('E', 'W');
}

/** The error of the authenticator of client certificates: the serial number in decimal, and the key that signed it. */
export async function rejectedClient(
  client: SampleCertificate,
  issuer: SampleCertificate,
  error: string,
): Promise<string> {
  const serial = BigInt(`0x${client.serialNumber}`);
  return `verifying certificate SN=${serial}, SKID=, AKID=${await keyIdentifier(issuer)} failed: ${error}`;
}

/** The API server answers 401. The first error is that of the CA for front proxies. */
export async function unauthenticated(
  now: Date,
  client: SampleCertificate,
  issuer: SampleCertificate,
  error: string,
): Promise<string> {
  const errors = `x509: certificate signed by unknown authority, ${await rejectedClient(client, issuer, error)}`;
  return klogLine(now, 'authentication.go:73', `"Unable to authenticate the request" err="[${errors}]"`);
}

/** RFC 3339 in seconds, as Go prints it. */
export function goTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
