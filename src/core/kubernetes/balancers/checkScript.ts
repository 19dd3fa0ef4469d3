import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { readPipelines, type ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import type { BalancedServer } from '../../model/documents/balancer.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { Located } from '../../model/documents/located.ts';
import { programOf } from '../machines/shellPrograms.ts';
import { ShellVariables } from '../machines/shellVariables.ts';
import { parseUrls } from '../values/flagValue.ts';
import { mayBeApiServers } from './balancerAddress.ts';

/** The name of the configuration in sentences. */
export const CHECK_SCRIPT = 'keepalived check';

/** In characters. Handwritten checks are shorter. */
const MAX_LENGTH = 64 * 1024;

/** Commands of one script. */
const MAX_CHECKS = 20;

const SCRIPT = /(?:^|\/)keepalived\/[^/]+$/;

/**
 * The API servers that keepalived checks with `curl` in its script. If the script fails, the address moves to another machine (kubernetes/kubeadm,
 * docs/ha-considerations.md; keepalived.org, "vrrp_script"; curl.se, curl.1). Undefined outside of keepalived's folder, or if the script calls no port
 * of an API server.
 */
export function readCheckScript(text: string, uri: string): ComponentDocument | undefined {
  if (!SCRIPT.test(uri) || text.length > MAX_LENGTH || !/\bcurl\b/.test(text)) return undefined;
  const variables = new ShellVariables();
  const paths: Located<string>[] = [];
  const servers = readPipelines(text)
    .flat()
    .flatMap((command) => {
      variables.read(command);
      return checkedServers(command, variables, `curl[${command.words[0]?.start ?? 0}]`, paths);
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
    balancer: { configuration: CHECK_SCRIPT, paths, servers, listeners: [] },
  };
}

/** Options by which curl verifies by something else, or connects elsewhere. */
const UNKNOWN_OPTIONS =
  /^(?:--(?:capath|ca-native|proxy-?\w*|preproxy|socks\w*|resolve|connect-to|unix-socket|config|interface)|-[A-Za-z]*[xK])$/;

const FILES = { '--cacert': 'cacert', '--cert': 'cert', '-E': 'cert', '--key': 'key' } as const;

/** The servers that a call of curl asks. Without a CA it verifies by the roots of the system. */
function checkedServers(
  command: ShellCommand,
  variables: ShellVariables,
  path: string,
  paths: Located<string>[],
): readonly BalancedServer[] {
  const program = programOf(command);
  if (program?.name !== 'curl') return [];
  const words = program.arguments.map((word) => ({ ...word, text: variables.textOf(word) ?? '{{ }}' }));
  const isInsecure = words.some(({ text }) => text === '--insecure' || /^-[A-Za-z]*k/.test(text));
  const files = words.flatMap((word, at) => {
    const name = FILES[(words[at - 1]?.text ?? '') as keyof typeof FILES];
    return name ? [{ name, word }] : [];
  });
  const areRead = files.every(({ word }) => word.text.startsWith('/') && !isTemplated(word.text));
  for (const { name, word } of areRead ? files : [])
    paths.push({ value: redact(word.text), span: spanOf(word), path: `${path}.${name}` });
  const isOpen =
    !areRead || !files.some(({ name }) => name === 'cacert') || words.some(({ text }) => UNKNOWN_OPTIONS.test(text));
  return words.flatMap((word) => serverAt(word, { path, isInsecure, isOpen: isOpen && !isInsecure }));
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
