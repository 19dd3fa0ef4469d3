import { isOpenHost } from '../../formats/placeholder.ts';
import type { CommandWord } from '../../kubernetes/components/commandWords.ts';
import { OWN_NAMES, tokenPlace } from '../../kubernetes/components/rancherNode.ts';
import { expandCommand } from '../../kubernetes/units/expandCommand.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { JoinService, JoinSettings, RancherProduct } from '../../model/documents/rancher.ts';
import type { UnitFile } from '../../model/documents/unit.ts';
import type { NodeFile, ServiceView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { effectiveSettings } from './service.ts';

/** The program of ExecStart= behind the characters that say how to start it (systemd.service(5)). */
const PROGRAM = /^[-@:+!|]*(?:\/\S*)?\b(k3s|rke2)$/;

/** Flags of the CLI library of both, with one dash or two. */
const FLAG = /^--?([a-z][a-z-]*)(?:=(.*))?$/s;

/** k3s-io/k3s, pkg/cli/cmds/agent.go and server.go. */
const NAMES_OF: Readonly<Record<string, string>> = { s: 'server', t: 'token' };

/** A setting with its place. */
interface PlacedValue {
  readonly value: string;
  readonly at: Location;
}

/** The values of each flag or variable, in order. */
type Values = ReadonlyMap<string, readonly PlacedValue[]>;

/** The command of such a service. */
const COMMAND = /\b(?:k3s|rke2)["']?\s+["']?(?:agent|server)\b/;

/** Whether a unit runs k3s or RKE2. */
export function startsRancherNode(unit: UnitFile): boolean {
  return serviceSettings(unit, 'ExecStart').some(({ value }) => COMMAND.test(value.text));
}

/** How the last ExecStart= of a service joins a node to a cluster of k3s or RKE2; undefined for other services. */
export function joinService(service: ServiceView, parts: readonly NodeFile[]): JoinService | undefined {
  const start = effectiveSettings(parts, 'ExecStart').at(-1);
  if (!start || !COMMAND.test(start.value.text)) return undefined;
  const { uri } = start.file.file;
  const [program, command, ...words] =
    expandCommand(splitUnitWords(start.value), uri, service.variables, service.name) ?? [];
  const product = PROGRAM.exec(program?.text ?? '')?.[1] as RancherProduct | undefined;
  const role = command?.text;
  if (!product || (role !== 'agent' && role !== 'server')) return undefined;
  const files = [...parts, ...service.environmentFiles];
  const flags = flagValues(words, uri);
  return {
    product,
    role,
    command: settingsOf(flags, files),
    variables: settingsOf(variableValues(service, product), files),
    names: OWN_NAMES.flatMap((name) => flags.get(name) ?? [])
      .flatMap(({ value }) => listOf(value))
      .filter((name) => !isOpenHost(name)),
  };
}

function flagValues(words: readonly (CommandWord & { readonly uri: string })[], uri: string): Values {
  const values = new Map<string, PlacedValue[]>();
  for (const [index, word] of words.entries()) {
    const [whole, written = '', joined] = FLAG.exec(word.text) ?? [];
    if (whole === undefined) continue;
    const name = NAMES_OF[written] ?? written;
    const holder = joined === undefined ? words[index + 1] : word;
    if (!holder) continue;
    const from = joined === undefined ? 0 : holder.text.length - joined.length;
    const at = { uri: holder.uri ?? uri, span: holder.spanOf(from, holder.text.length) };
    values.set(name, [...(values.get(name) ?? []), { value: holder.text.slice(from), at }]);
  }
  return values;
}

/** The variables that stand for flags: K3S_URL and RKE2_URL, and those of the token. */
function variableValues({ variables }: ServiceView, product: RancherProduct): Values {
  const prefix = product.toUpperCase();
  const names = { server: 'URL', token: 'TOKEN', 'token-file': 'TOKEN_FILE' };
  return new Map(
    Object.entries(names).flatMap(([flag, suffix]) => {
      const found = variables.get(`${prefix}_${suffix}`);
      if (!found) return [];
      const { source, uri } = found;
      const at = { uri, span: sourceSpan(source, 0, source.text.length) };
      return [[flag, [{ value: source.text, at }]] as const];
    }),
  );
}

function settingsOf(values: Values, files: readonly NodeFile[]): JoinSettings {
  const last = (name: string) => values.get(name)?.at(-1);
  const server = last('server');
  const token = last('token');
  const caHash = token && caHashAt(token.at, files);
  return {
    ...(server && { server }),
    ...(caHash && { caHash }),
    tokenIn: tokenPlace((name) => values.has(name)),
  };
}

/** The hash in a token, without the rest, which is a secret. */
function caHashAt({ uri, span }: Location, files: readonly NodeFile[]): JoinSettings['caHash'] {
  const artifacts = files.find(({ file }) => file.uri === uri)?.file.artifacts ?? [];
  for (const { kind, origin, ...artifact } of artifacts) {
    if (kind !== 'token' || !('token' in artifact) || artifact.token.kind !== 'join') continue;
    if (origin.span.start < span.start || origin.span.end > span.end) continue;
    const { start } = origin.span;
    return { value: artifact.token.caHash, at: { uri, span: { start, end: start + HASHED } } };
  }
  return undefined;
}

const HASHED = 'K10'.length + 64;
