/** The client's own words, without what kubectl and etcdctl print around them. */
export interface ClientText {
  /** `answered`: an HTTP status that is an error; `dialed`: said during the handshake; `configuration`: before anything was sent. */
  readonly stage: 'answered' | 'dialed' | 'configuration';
  readonly text: string;
}

/**
 * The possible errors of a client of etcd if the server rejects its certificate: with TLS 1.3 it learns of it on its first read or write, so that the
 * text varies with the timing.
 */
const REFUSED_BY_SERVER =
  /remote error: tls: |write: broken pipe|connection reset by peer|\bEOF\b|use of closed network connection/;

export function isRefusedByServer(text: string): boolean {
  return REFUSED_BY_SERVER.test(text);
}

/** kubectl's last line of complaint, or the first of several. */
export function kubectlText(stderr: string): ClientText {
  const lines = stderr.trim().split('\n');
  const line = lines.find((one) => one.startsWith('* ')) ?? lines.at(-1) ?? '';
  if (/^error: You must be logged in to the server|^Error from server/.test(line))
    return { stage: 'answered', text: line };
  const dialed = /^Unable to connect to the server: (?:Get "[^"]*": )?(.*)$/.exec(line)?.[1];
  if (dialed !== undefined) return { stage: isAboutOwnFiles(dialed) ? 'configuration' : 'dialed', text: dialed };
  const text = line
    .replace(/^(error: |Error in configuration: |\* )/, '')
    .replace(/^invalid configuration: (.*)$/, '$1')
    .replace(/^error loading config file "[^"]*": /, '')
    .replace(/^unable to read \S+ \S+ for .* due to /, '');
  return { stage: 'configuration', text };
}

/** Files that a kubeconfig names are read when kubectl connects, not when it starts. */
function isAboutOwnFiles(text: string): boolean {
  return /^(tls: (private key|failed to find|failed to parse private key|found a certificate)|x509: |asn1: |open )/.test(
    text,
  );
}

/** etcdctl's last connection error if it connected, else its last error. */
export function etcdctlText(stderr: string): ClientText | undefined {
  const errors = stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { readonly error?: string }).error ?? '');
  const last = errors
    .flatMap((error) => /(?:last connection|latest balancer) error: (.*)$/.exec(error)?.[1] ?? [])
    .at(-1);
  if (last !== undefined) {
    const quoted = /^connection error: desc = (".*")$/.exec(last)?.[1];
    const text = quoted === undefined ? last : (JSON.parse(quoted) as string);
    return { stage: 'dialed', text: text.replace(/^transport: authentication handshake failed: /, '') };
  }
  const stopped = /^Error: (.*)$/m.exec(stderr)?.[1];
  if (stopped === undefined || /deadline exceeded/.test(stopped)) return undefined;
  return { stage: 'configuration', text: stopped };
}
