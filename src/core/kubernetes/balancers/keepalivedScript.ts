import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { certainCommands } from '../../formats/shell/certainCommands.ts';
import { readPipelines, type ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import type { BalancedServer } from '../../model/documents/balancer.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { type CurlOption, readCurl } from '../machines/curlOptions.ts';
import { programOf } from '../machines/shellPrograms.ts';
import { ShellVariables } from '../machines/shellVariables.ts';
import { parseUrls } from '../values/flagValue.ts';
import { mayBeApiServers } from './balancerAddress.ts';

/** The name of the script in sentences. */
export const KEEPALIVED_SCRIPT = 'keepalived check';

/** In characters. Handwritten checks are shorter. */
const MAX_LENGTH = 64 * 1024;

/** Commands of one script. */
const MAX_CHECKS = 20;

const SCRIPT = /(?:^|\/)keepalived\/[^/]+$/;

/**
 * The API servers that a script in keepalived's folder asks with `curl`. If keepalived runs it as a check, and it fails, the address moves to another
 * machine (kubernetes/kubeadm, docs/ha-considerations.md; keepalived.conf(5), "vrrp_script"; curl.se, curl.1). The folder and the port alone show no
 * check: the configuration names those. Undefined outside of that folder, and if the script asks no port of an API server.
 */
export function readKeepalivedScript(text: string, uri: string): ComponentDocument | undefined {
  if (!SCRIPT.test(uri) || text.length > MAX_LENGTH || !/\bcurl\b/.test(text)) return undefined;
  const variables = new ShellVariables();
  const paths: Located<string>[] = [];
  const pipelines = readPipelines(text);
  const certain = certainCommands(text, pipelines);
  const servers = pipelines
    .flat()
    .flatMap((command, at, all) => {
      variables.read(command);
      const isJudged = certain.has(command) && !isIgnored(text, all[at + 1]);
      return askedServers(command, variables, isJudged, paths);
    })
    .slice(0, MAX_CHECKS);
  const [first] = servers;
  if (!first || !mayBeApiServers(servers)) return undefined;
  const { span } = first.address;
  return {
    kind: 'component',
    uri,
    component: 'keepalived',
    source: 'programConfiguration',
    span,
    commandSpan: span,
    flags: [],
    balancer: { configuration: KEEPALIVED_SCRIPT, paths, servers, listeners: [], isSuggested: true },
  };
}

/** Whether the command behind a call turns its failure into success. */
function isIgnored(text: string, next: ShellCommand | undefined): boolean {
  const [program] = next?.words ?? [];
  return /^(?:true|:)$/.test(program?.text ?? '') && text.slice(0, program?.start).trimEnd().endsWith('||');
}

/** Options by which curl reads more options, or files in other formats than PEM. */
const OTHER_OPTIONS = /^(?:config|next|cert-type|key-type|engine)$/;

/** Options by which curl verifies by something else, or connects elsewhere. */
const OTHER_PEERS =
  /^(?:capath|ca-native|crlfile|pinnedpubkey|proxy.*|preproxy|socks.*|resolve|connect-to|(?:abstract-)?unix-socket|interface)$/;

const FILES = /^(?:cacert|cert|key)$/;

/** The servers that a call of curl asks. Without a CA it verifies by the roots of the system; with `--insecure` it does not even open the CA (tried). */
function askedServers(
  command: ShellCommand,
  variables: ShellVariables,
  isCertain: boolean,
  paths: Located<string>[],
): readonly BalancedServer[] {
  const program = programOf(command);
  if (program?.name !== 'curl') return [];
  const path = `curl[${command.words[0]?.start ?? 0}]`;
  const { options, operands } = readCurl(program.arguments.flatMap((word) => expanded(word, variables)));
  const names = options.map(({ name }) => name);
  const isInsecure = names.findLast((name) => /^(?:no-)?insecure$/.test(name)) === 'insecure';
  const files = filesOf(options).filter(({ name }) => !isInsecure || name !== 'cacert');
  const areRead =
    isCertain &&
    files.every(({ file }) => file.startsWith('/') && !isTemplated(file)) &&
    !names.some((name) => OTHER_OPTIONS.test(name)) &&
    !operands.some(({ text }) => isTemplated(text) && !text.startsWith('https://'));
  for (const { name, file, word } of areRead ? files : [])
    paths.push({ value: redact(file), span: spanOf(word), path: `${path}.${name}` });
  const verifiesOtherwise = !names.includes('cacert') || names.some((name) => OTHER_PEERS.test(name));
  const isOpen = !areRead || (!isInsecure && verifiesOtherwise);
  return operands.flatMap((word) => serverAt(word, { path, isInsecure, isOpen }));
}

const UNKNOWN = '{{ }}';

/** The words that the shell makes of a word. Without quotes, the value of a variable may be several. */
function expanded(word: ShellWord, variables: ShellVariables): readonly ShellWord[] {
  const text = variables.textOf(word);
  if (text === undefined) return [{ ...word, text: word.text.startsWith('https://') ? word.text : UNKNOWN }];
  if (!word.isDynamic || word.quoted) return [{ ...word, text }];
  return text.split(/\s+/).flatMap((part) => (part === '' ? [] : [{ ...word, text: part }]));
}

interface NamedFile {
  readonly name: string;
  readonly file: string;
  readonly word: ShellWord;
}

/** The last of each option counts. A password may follow the name of a certificate's file. */
function filesOf(options: readonly CurlOption[]): readonly NamedFile[] {
  const last = new Map(
    options.flatMap(({ name, value }) => (value && FILES.test(name) ? [[name, value] as const] : [])),
  );
  return [...last].map(([name, word]) => {
    const file = name === 'cert' ? withoutPassword(word.text) : word.text;
    return { name, file, word };
  });
}

/** A colon that is no password's is escaped (curl.se, curl.1, `--cert`). */
function withoutPassword(written: string): string {
  const [name = ''] = /^(?:\\[\s\S]|[^\\:])*/.exec(written) ?? [];
  return name.replaceAll(/\\([\\:])/g, '$1');
}

function serverAt(
  word: ShellWord,
  { path, isInsecure, isOpen }: Pick<BalancedServer, 'path' | 'isInsecure' | 'isOpen'>,
): readonly BalancedServer[] {
  const [url] = word.text.startsWith('https://') && !isTemplated(word.text) ? parseUrls(word.text) : [];
  if (!url?.host) return [];
  const address = { value: redact(word.text), span: spanOf(word), path };
  return [
    {
      address,
      host: url.host,
      port: url.port ?? 443,
      name: word.text,
      path,
      isInsecure,
      ...(!isInsecure && { serverName: { ...address, value: url.host } }),
      isOpen,
    },
  ];
}

function spanOf({ start, end, quoted }: ShellWord) {
  return quoted ? { start: quoted.start, end: quoted.end } : { start, end };
}
