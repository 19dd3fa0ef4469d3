import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { BalancedServer, BalancerListener, BalancerSettings } from '../../model/documents/balancer.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { addressOf, HEALTH_PATH, isAnyHost, mayBeApiServers } from './balancerAddress.ts';
import { type Line, readSections, type Section, type Word } from './haproxyLines.ts';
import { Sections, type Settings, settingsOf } from './haproxySettings.ts';

/** The name of the configuration in sentences. */
export const HAPROXY_CONFIGURATION = 'HAProxy configuration';

/** Longer texts are no configurations that a person writes. Characters. */
const MAX_LENGTH = 256 * 1024;

/** Servers and listeners that are read of one configuration. */
const MAX_ENTRIES = 200;

/**
 * HAProxy as its configuration sets it up in front of API servers (docs.haproxy.org, "Configuration Manual"). Undefined for any other text, and for
 * a configuration in which neither the ports nor the paths of health checks show an API server.
 */
export function readHaproxy(text: string, uri: string): ComponentDocument | undefined {
  if (text.length > MAX_LENGTH || !/^(?:backend|listen)[ \t]/m.test(text) || !/^[ \t]+server[ \t]/m.test(text)) {
    return undefined;
  }
  const sections = new Sections(readSections(text));
  const backends = sections.backends.slice(0, MAX_ENTRIES).flatMap((one) => backendOf(one, sections) ?? []);
  const [first] = backends;
  if (!first) return undefined;
  const paths: Located<string>[] = [];
  const files = new Files(sections, paths);
  const { header } = first.section;
  const balancer: BalancerSettings = {
    configuration: HAPROXY_CONFIGURATION,
    paths,
    servers: backends.flatMap((backend) => checkedServers(backend, sections, files)).slice(0, MAX_ENTRIES),
    listeners: sections.listeners.slice(0, MAX_ENTRIES).flatMap((one) => listenersOf(one, backends, sections, files)),
  };
  const span = { start: header[0].span.start, end: header.at(-1)?.span.end ?? header[0].span.end };
  return {
    kind: 'component',
    uri,
    component: 'haproxy',
    source: 'programConfiguration',
    span,
    commandSpan: span,
    flags: [],
    balancer,
  };
}

/** A section with servers, as far as they are written as addresses. */
interface Backend {
  readonly section: Section;
  readonly lines: readonly Line[];
  readonly servers: readonly ServerLine[];
}

interface ServerLine {
  readonly name: string;
  readonly address: Word;
  readonly host: string;
  readonly port: number;
  readonly settings: Settings;
}

function backendOf(section: Section, sections: Sections): Backend | undefined {
  const lines = sections.linesOf(section);
  const defaults = lines
    .filter(([keyword]) => keyword.text === 'default-server')
    .reduce<Settings>((before, [, ...words]) => settingsOf(words, before), new Map());
  const servers = lines.flatMap(([keyword, name, address, ...words]): readonly ServerLine[] => {
    const parsed = keyword.text === 'server' && address ? addressOf(address.text) : undefined;
    if (!parsed || !name || !address) return [];
    return [{ name: name.text, address, ...parsed, settings: settingsOf(words, defaults) }];
  });
  const isOfApi = mayBeApiServers(servers) || lines.some(asksForHealth);
  return servers.length > 0 && isOfApi ? { section, lines, servers } : undefined;
}

function asksForHealth([first, second, ...rest]: Line): boolean {
  const isCheck = (first.text === 'option' && second?.text === 'httpchk') || first.text === 'http-check';
  return isCheck && rest.some(({ text }) => HEALTH_PATH.test(text));
}

/** The files that settings name, as absolute paths (docs.haproxy.org, `ca-base` and `crt-base`). */
class Files {
  readonly #bases: Readonly<Record<'ca-file' | 'crt', string | undefined>>;
  readonly #paths: Located<string>[];

  constructor(sections: Sections, paths: Located<string>[]) {
    this.#bases = { 'ca-file': sections.global('ca-base'), crt: sections.global('crt-base') };
    this.#paths = paths;
  }

  /** Adds the file of a setting; false if its path is unknown. */
  add(settings: Settings, keyword: 'ca-file' | 'crt', path: string): boolean {
    const word = settings.get(keyword);
    if (!word) return true;
    const base = this.#bases[keyword];
    const value = word.text.startsWith('/') || base === undefined ? word.text : `${base}/${word.text}`;
    if (!value.startsWith('/') || isTemplated(value)) return false;
    this.#paths.push({ value: redact(value), span: word.span, path });
    return true;
  }
}

/** The servers that HAProxy connects to with TLS, for checks or with clients' requests. */
function checkedServers({ section, lines, servers }: Backend, sections: Sections, files: Files): BalancedServer[] {
  const checksWithTls = lines.some(
    ([first, second, ...rest]) =>
      /^(?:http|tcp)-check$/.test(first.text) && second?.text === 'connect' && rest.some(({ text }) => text === 'ssl'),
  );
  return servers.flatMap(({ name, address, host, port, settings }): BalancedServer[] => {
    const checksElsewhere = settings.has('addr') || settings.has('port');
    const isChecked = settings.has('check') && !checksElsewhere;
    const usesTls = settings.has('ssl') || (isChecked && (settings.has('check-ssl') || checksWithTls));
    if (!usesTls || settings.has('disabled') || isTemplated(address.text)) return [];
    const path = `${section.kind} ${section.name}.${name}`;
    const isInsecure = (settings.get('verify')?.text ?? sections.global('ssl-server-verify')) === 'none';
    const hasAuthority = files.add(settings, 'ca-file', `${path}.ca-file`);
    const hasPair = files.add(settings, 'crt', `${path}.crt`);
    const serverName = isInsecure ? undefined : nameOf(settings, path);
    return [
      {
        address: { value: address.text, span: address.span, path },
        host,
        port,
        name: `${section.name}/${name}`,
        path,
        isInsecure,
        ...(!isInsecure && !settings.has('ca-file') && { lacksAuthority: true }),
        ...(serverName && { serverName }),
        isOpen: !hasAuthority || !hasPair || mayVerifyAddress(serverName),
      },
    ];
  });
}

/** The name that checks of health verify, else that of the server. Without any, every name is accepted. */
function nameOf(settings: Settings, path: string): Located<string> | undefined {
  const word = settings.get('check-sni') ?? settings.get('verifyhost');
  return (
    word && {
      value: word.text,
      span: word.span,
      path: `${path}.${settings.has('check-sni') ? 'check-sni' : 'verifyhost'}`,
    }
  );
}

/** HAProxy compares names with DNS names only; a server whose certificate has an address may still have it as common name. */
function mayVerifyAddress(name: Located<string> | undefined): boolean {
  return name !== undefined && (isTemplated(name.value) || parseIp(name.value) !== undefined);
}

/** The addresses of a section at which clients with TLS reach API servers. */
function listenersOf(
  section: Section,
  backends: readonly Backend[],
  sections: Sections,
  files: Files,
): readonly BalancerListener[] {
  const lines = sections.linesOf(section);
  const target = targetOf(section, lines, backends);
  if (!target) return [];
  const mode = lines.findLast(([keyword]) => keyword.text === 'mode')?.[1]?.text ?? 'tcp';
  const encrypts = target.servers.map(({ settings }) => settings.has('ssl'));
  return section.lines.flatMap(([keyword, address, ...words]): readonly BalancerListener[] => {
    if (keyword.text !== 'bind' || !address) return [];
    const settings = settingsOf(words);
    const terminates = settings.has('ssl');
    // HAProxy passes TLS on only if it encrypts nothing again.
    if (!terminates && (mode !== 'tcp' || encrypts.includes(true))) return [];
    return address.text.split(',').flatMap((written): readonly BalancerListener[] => {
      const parsed = isTemplated(written) ? undefined : addressOf(written.replace(/^ipv[46]@/, ''));
      if (!parsed) return [];
      const path = `${section.kind} ${section.name}.bind ${written}`;
      const tls = terminates && {
        path,
        isAnonymous: encrypts.every(Boolean) && !identifiesClients(settings, [...lines, ...target.lines], target),
        isOpen: isOpenPair(settings, words) || !files.add(settings, 'crt', `${path}.bind crt`),
      };
      return [
        {
          address: { value: written, span: address.span, path },
          ...(!isAnyHost(parsed.host) && { host: parsed.host }),
          port: parsed.port,
          servers: target.servers.map(({ host, port }) => ({ host, port })),
          ...(tls && { tls }),
        },
      ];
    });
  });
}

/** The only section that connections are passed on to; undefined if conditions choose among several. */
function targetOf(section: Section, lines: readonly Line[], backends: readonly Backend[]): Backend | undefined {
  const named = lines.flatMap(([keyword, name]) =>
    /^(?:default|use)_backend$/.test(keyword.text) && name ? [name.text] : [],
  );
  const own =
    section.kind === 'listen' && named.length === 0 ? backends.find((one) => one.section === section) : undefined;
  const [only, ...others] = new Set(named);
  return others.length > 0
    ? undefined
    : (own ?? backends.find((one) => only !== undefined && one.section.name === only));
}

/** Whether HAProxy asks clients for certificates, or presents or adds credentials at the servers. */
function identifiesClients(settings: Settings, lines: readonly Line[], { servers }: Backend): boolean {
  const asks = settings.has('ca-file') || (settings.get('verify')?.text ?? 'none') !== 'none';
  const presents = servers.some((server) => server.settings.has('crt'));
  return (
    asks ||
    presents ||
    lines.some(([keyword, action]) => /^http-request$/.test(keyword.text) && /-header$/.test(action?.text ?? ''))
  );
}

/** Whether it has more than one certificate, of which the name that a client asks for chooses one. */
function isOpenPair(settings: Settings, words: readonly Word[]): boolean {
  return !settings.has('crt') || settings.has('crt-list') || words.filter(({ text }) => text === 'crt').length > 1;
}
