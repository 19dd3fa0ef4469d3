import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { BalancedServer, BalancerAddress, BalancerListener } from '../../model/documents/balancer.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { addressOf, isAnyHost, mayBeApiServers } from './balancerAddress.ts';
import type { Word } from './haproxyLines.ts';
import { type Directive, readDirectives } from './nginxDirectives.ts';

/** The name of the configuration in sentences. */
export const NGINX_CONFIGURATION = 'nginx configuration';

/** Longer texts are no configurations that a person writes. Characters. */
const MAX_LENGTH = 256 * 1024;

/** Proxies that are read of one configuration. */
const MAX_PROXIES = 100;

/**
 * nginx as its configuration sets it up in front of API servers, in `stream` and in `http` (nginx.org, ngx_stream_proxy_module and
 * ngx_http_proxy_module). Undefined for any other text, and for one that passes nothing on to the port of an API server.
 */
export function readNginx(text: string, uri: string): ComponentDocument | undefined {
  if (text.length > MAX_LENGTH || !/\bproxy_pass\s/.test(text) || !/\bserver\s*\{/.test(text)) return undefined;
  const root = readDirectives(text);
  const servers = root ? [...blocksIn(root, 'stream'), ...blocksIn(root, 'http'), root].flatMap(serversIn) : [];
  const upstreams = root ? upstreamsIn(root) : new Map<string, readonly Upstream[]>();
  const proxies = servers.flatMap((server) => proxiesOf(server, upstreams)).slice(0, MAX_PROXIES);
  const [first] = proxies;
  if (!first) return undefined;
  const paths: Located<string>[] = [];
  const { span } = first.server.name;
  const tlsListeners = servers.flatMap(({ block }) =>
    listensOf(block)
      .filter(isTls)
      .map(({ text: written }) => written),
  );
  return {
    kind: 'component',
    uri,
    component: 'nginx',
    source: 'programConfiguration',
    span,
    commandSpan: span,
    flags: [],
    balancer: {
      configuration: NGINX_CONFIGURATION,
      paths,
      servers: proxies.flatMap((proxy, at) => encryptedServers(proxy, `proxy_pass[${at}]`, paths)),
      listeners: proxies.flatMap((proxy, at) => listenersOf(proxy, `server[${at}]`, paths, tlsListeners)),
    },
  };
}

/** A block "server" with what is set around it. */
interface ServerBlock {
  readonly name: Word;
  readonly block: readonly Directive[];
  readonly around: readonly Directive[];
}

interface Upstream extends BalancerAddress {
  readonly word: Word;
}

/** One `proxy_pass` to API servers. */
interface Proxy {
  readonly server: ServerBlock;
  /** The directives that apply, the nearest first. */
  readonly scopes: readonly (readonly Directive[])[];
  readonly upstreams: readonly Upstream[];
  /** The host that nginx verifies if `proxy_ssl_name` is not set. */
  readonly host: Word;
  readonly isEncrypted: boolean;
  /** Other requests of the server go elsewhere. */
  readonly isOneOfSeveral: boolean;
}

function blocksIn(directives: readonly Directive[], name: string): readonly (readonly Directive[])[] {
  return directives.flatMap((one) => (one.name.text === name && one.block ? [one.block] : []));
}

function serversIn(around: readonly Directive[]): readonly ServerBlock[] {
  return around.flatMap(({ name, block }) => (name.text === 'server' && block ? [{ name, block, around }] : []));
}

/** The servers of each upstream, by its name. */
function upstreamsIn(root: readonly Directive[]): ReadonlyMap<string, readonly Upstream[]> {
  const all = [...root, ...blocksIn(root, 'stream').flat(), ...blocksIn(root, 'http').flat()];
  return new Map(
    all.flatMap(({ name, parameters: [word], block = [] }) => {
      if (name.text !== 'upstream' || !word) return [];
      const servers = block.flatMap((one): readonly Upstream[] => {
        const [address, ...rest] = one.name.text === 'server' ? one.parameters : [];
        const parsed = address && !isTemplated(address.text) ? addressOf(address.text) : undefined;
        const isUsed = !rest.some(({ text }) => text === 'down');
        return address && parsed && isUsed ? [{ ...parsed, word: address }] : [];
      });
      return [[word.text, servers] as const];
    }),
  );
}

/** In `stream`, a server has one proxy; in `http`, its locations have them. */
function proxiesOf(server: ServerBlock, upstreams: ReadonlyMap<string, readonly Upstream[]>): readonly Proxy[] {
  const locations = blocksIn(server.block, 'location');
  const all = [[] as readonly Directive[], ...locations].flatMap((location) => {
    const scopes = [location, server.block, server.around];
    const target = valueIn(location.length > 0 ? [location] : [server.block], 'proxy_pass');
    return target ? [{ scopes, target }] : [];
  });
  return all.flatMap(({ scopes, target }): readonly Proxy[] => {
    const [, scheme, name = ''] = /^(?:(https?):\/\/)?([^/]*)/.exec(target.text) ?? [];
    const alone = isTemplated(name) ? undefined : addressOf(name);
    const found = upstreams.get(name) ?? (alone ? [{ ...alone, word: target }] : []);
    if (!mayBeApiServers(found)) return [];
    const host = { ...target, text: alone?.host ?? name };
    const isEncrypted = scheme ? scheme === 'https' : valueIn(scopes, 'proxy_ssl')?.text === 'on';
    return [{ server, scopes, upstreams: found, host, isEncrypted, isOneOfSeveral: all.length > 1 }];
  });
}

/** The first parameter of a directive in the nearest scope that has it. */
function valueIn(scopes: readonly (readonly Directive[])[], name: string): Word | undefined {
  for (const scope of scopes) {
    const found = scope.findLast((one) => one.name.text === name);
    if (found) return found.parameters[0];
  }
  return undefined;
}

/** Adds the file of a directive; false if its path is unknown. */
function addFile(proxy: Pick<Proxy, 'scopes'>, name: string, path: string, paths: Located<string>[]): boolean {
  const word = valueIn(proxy.scopes, name);
  if (!word) return true;
  if (!word.text.startsWith('/') || isTemplated(word.text)) return false;
  paths.push({ value: redact(word.text), span: word.span, path: `${path}.${name}` });
  return true;
}

/** The servers that nginx connects to with TLS. It verifies them only with `proxy_ssl_verify`. */
function encryptedServers(proxy: Proxy, path: string, paths: Located<string>[]): readonly BalancedServer[] {
  const { scopes, upstreams, host, isEncrypted } = proxy;
  if (!isEncrypted) return [];
  const isInsecure = valueIn(scopes, 'proxy_ssl_verify')?.text !== 'on';
  const name = valueIn(scopes, 'proxy_ssl_name') ?? host;
  const files = ['proxy_ssl_trusted_certificate', 'proxy_ssl_certificate', 'proxy_ssl_certificate_key'] as const;
  const areRead = files.map((one) => addFile(proxy, one, path, paths)).every(Boolean);
  // nginx compares the name with DNS names only.
  const isOtherName = !isInsecure && (isTemplated(name.text) || parseIp(name.text) !== undefined);
  const lacksAuthority = !isInsecure && !valueIn(scopes, 'proxy_ssl_trusted_certificate');
  return upstreams.map(({ word, host: to, port }) => ({
    address: { value: word.text, span: word.span, path },
    host: to,
    port,
    name: word.text,
    path,
    isInsecure,
    ...(lacksAuthority && { lacksAuthority: true }),
    ...(!isInsecure && { serverName: { value: name.text, span: name.span, path: `${path}.proxy_ssl_name` } }),
    isOpen: !areRead || isOtherName,
  }));
}

function listensOf(block: readonly Directive[]): readonly (Word & { readonly options: readonly string[] })[] {
  return block.flatMap(({ name, parameters: [address, ...options] }) =>
    name.text === 'listen' && address ? [{ ...address, options: options.map(({ text }) => text) }] : [],
  );
}

function isTls({ options }: { readonly options: readonly string[] }): boolean {
  return options.includes('ssl');
}

/** The addresses of a server at which clients with TLS reach API servers. `others`: all listeners with TLS, of which names choose one. */
function listenersOf(
  proxy: Proxy,
  path: string,
  paths: Located<string>[],
  others: readonly string[],
): readonly BalancerListener[] {
  const { server, scopes, upstreams, isEncrypted, isOneOfSeveral } = proxy;
  if (isOneOfSeveral) return [];
  const isOfStream = valueIn([server.block], 'proxy_pass') !== undefined;
  const listens = listensOf(server.block);
  const areRead =
    !listens.some(isTls) ||
    ['ssl_certificate', 'ssl_certificate_key'].map((one) => addFile(proxy, one, path, paths)).every(Boolean);
  const found: BalancerListener[] = [];
  for (const listen of listens) {
    const { text, span, options } = listen;
    const parsed = /^\d{1,5}$/.test(text) ? { host: '', port: Number(text) } : addressOf(text);
    const passesOn = isOfStream && !isEncrypted;
    if (!parsed || options.includes('udp') || !(isTls(listen) || passesOn)) continue;
    const isOpen = !areRead || others.filter((one) => one === text).length > 1;
    found.push({
      address: { value: text, span, path },
      ...(!isAnyHost(parsed.host) && { host: parsed.host }),
      port: parsed.port,
      servers: upstreams.map(({ host, port }) => ({ host, port })),
      ...(isTls(listen) && { tls: { path, isAnonymous: isEncrypted && !identifiesClients(scopes), isOpen } }),
    });
  }
  return found;
}

/** Whether nginx asks clients for certificates, or presents or adds credentials at the servers. */
function identifiesClients(scopes: Proxy['scopes']): boolean {
  const asks = (valueIn(scopes, 'ssl_verify_client')?.text ?? 'off') !== 'off';
  const headers = scopes.flatMap((scope) => scope.filter(({ name }) => name.text === 'proxy_set_header'));
  const names = headers.flatMap(({ parameters: [header] }) => header?.text ?? []);
  return asks || valueIn(scopes, 'proxy_ssl_certificate') !== undefined || names.some((one) => CREDENTIALS.test(one));
}

/** Headers that say who sends a request (kubernetes.io, "Authenticating"). */
const CREDENTIALS = /^(?:authorization|x-remote-|impersonate-)/i;
