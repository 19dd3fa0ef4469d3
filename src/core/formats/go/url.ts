import { parseAddress } from './parseAddress.ts';
import { goQuote } from './quote.ts';
import { escaped, UrlEscapeError, unescaped } from './urlEscapes.ts';

/** A URL as Go parses it: its host with the port, unescaped, and the whole URL as net/url writes it again. */
export interface GoUrl {
  readonly host: string;
  readonly text: string;
}

/** Reads a URL of ASCII as net/url's Parse does; `error` is its text. */
export function parseGoUrl(raw: string): { readonly url: GoUrl } | { readonly error: string } {
  const hash = raw.indexOf('#');
  const whole = hash < 0 ? raw : raw.slice(0, hash);
  try {
    const url = parseWithoutFragment(whole);
    const fragment = hash < 0 ? '' : raw.slice(hash + 1);
    return fragment === '' ? { url } : withFragment(url, raw, fragment);
  } catch (error) {
    if (!(error instanceof UrlEscapeError)) throw error;
    return { error: `parse ${goQuote(whole)}: ${error.message}` };
  }
}

function withFragment(url: GoUrl, raw: string, fragment: string): ReturnType<typeof parseGoUrl> {
  try {
    return { url: { ...url, text: `${url.text}#${rewritten(fragment, 'fragment')}` } };
  } catch (error) {
    if (!(error instanceof UrlEscapeError)) throw error;
    return { error: `parse ${goQuote(raw)}: ${error.message}` };
  }
}

function parseWithoutFragment(raw: string): GoUrl {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Go looks for.
  if (/[\x00-\x1f\x7f]/.test(raw)) throw new UrlEscapeError('net/url: invalid control character in URL');
  if (raw === '*') return { host: '', text: '*' };
  if (raw.startsWith(':')) throw new UrlEscapeError('missing protocol scheme');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(raw)?.[1] ?? '';
  let rest = scheme === '' ? raw : raw.slice(scheme.length + 1);
  let query = '';
  const mark = rest.indexOf('?');
  if (mark >= 0) [rest, query] = [rest.slice(0, mark), rest.slice(mark)];
  const prefix = scheme === '' ? '' : `${scheme.toLowerCase()}:`;
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { host: '', text: `${prefix}${rest}${query}` };
    if ((rest.split('/')[0] ?? '').includes(':')) {
      throw new UrlEscapeError('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return { host: '', text: `${prefix}${rewritten(rest, 'path')}${query}` };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const path = slash < 0 ? '' : rest.slice(slash);
  const { user, host } = parseAuthority(scheme.toLowerCase(), authority);
  const isEmpty = host === '' && user === undefined && path === '';
  const slashes = isEmpty ? '' : '//';
  const text = `${prefix}${slashes}${user === undefined ? '' : `${user}@`}${escaped(host, 'host')}`;
  return { host, text: `${text}${rewritten(path, 'path')}${query}` };
}

/** The characters that Go keeps as written, although it would write some of them in another way. */
const VALID = {
  path: /^[A-Za-z0-9\-_.~!$&'()*+,/:;=@[\]%]*$/,
  fragment: /^[A-Za-z0-9\-_.~!$&'()*+,/:;=@[\]%?]*$/,
} as const;

function rewritten(written: string, part: 'path' | 'fragment'): string {
  const octets = unescaped(written, part);
  return VALID[part].test(written) ? written : escaped(octets, part);
}

function parseAuthority(
  scheme: string,
  authority: string,
): { readonly user?: string | undefined; readonly host: string } {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) return { host };
  const user = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) throw new UrlEscapeError('net/url: invalid userinfo');
  const colon = user.indexOf(':');
  const parts = colon < 0 ? [user] : [user.slice(0, colon), user.slice(colon + 1)];
  return { user: parts.map((part) => escaped(unescaped(part, 'user'), 'user')).join(':'), host };
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) throw new UrlEscapeError('invalid IP-literal');
  if (open === 0) return parseLiteral(host);
  const first = host.indexOf(':');
  if (first >= 0) {
    // HTTP's hosts have no colon; those of databases may be several.
    checkPort(host.slice(scheme === 'http' || scheme === 'https' ? first : host.lastIndexOf(':')));
  }
  return unescaped(host, 'host');
}

function parseLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new UrlEscapeError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const name = host.slice(1, close);
  const zone = name.indexOf('%25');
  const address =
    zone < 0 ? unescaped(name, 'host') : unescaped(name.slice(0, zone), 'host') + unescaped(name.slice(zone), 'zone');
  const parsed = parseAddress(address);
  if ('error' in parsed) throw new UrlEscapeError(`invalid host: ${parsed.error}`);
  if (parsed.is4) throw new UrlEscapeError('invalid IP-literal');
  return `[${address}]${port}`;
}

function checkPort(port: string): void {
  if (!/^(?::\d*)?$/.test(port)) throw new UrlEscapeError(`invalid port ${goQuote(port)} after host`);
}
