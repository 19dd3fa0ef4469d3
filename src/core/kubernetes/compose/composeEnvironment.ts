import { childOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';
import { itemWord } from '../components/commandWords.ts';
import { assignedFlag, etcdFlagName } from '../components/etcdEnvironment.ts';

/** The flags of etcd that a service's `environment` sets, and the variables that it takes from elsewhere. */
export interface EtcdSettings {
  readonly flags: readonly Flag[];
  readonly unread: readonly UnreadSource[];
}

/** Reads `environment` as a map or as a list of `NAME=value` (compose-spec, "environment"). */
export function composeEtcdSettings(service: YamlNode): EtcdSettings {
  const flags: Flag[] = [];
  const unread: UnreadSource[] = [];
  const given = childOf(service, 'environment');
  for (const entry of given?.kind === 'map' ? given.entries : []) {
    const { key, keySpan, value } = entry;
    const name = etcdFlagName(key);
    if (name === undefined || value.kind !== 'scalar') continue;
    if (value.typed === undefined) unread.push(unset(key, name));
    else {
      const span = { start: keySpan.start, end: value.span.end };
      flags.push({ name, spelling: key, value: value.value, span, valueSpan: value.contentSpan });
    }
  }
  for (const item of itemsAt(service, 'environment')) {
    if (item.kind !== 'scalar') continue;
    const word = itemWord(item);
    const flag = assignedFlag(word);
    const name = etcdFlagName(word.text);
    if (flag) flags.push(flag);
    else if (name !== undefined) unread.push(unset(word.text, name));
  }
  return { flags, unread };
}

/** A variable that has the value of the shell's. */
function unset(name: string, flag: string): UnreadSource {
  return { what: phrase('the variable {name}', { name }), flags: [flag] };
}

/** `env_file`: a path, a list of paths, or of maps with one (compose-spec, "env_file"). */
export function environmentFiles(service: YamlNode): readonly string[] {
  const single = textAt(service, 'env_file');
  if (single !== undefined) return [single];
  return itemsAt(service, 'env_file').flatMap((item) => {
    const path = item.kind === 'scalar' ? item.value : textAt(item, 'path');
    return path ? [path] : [];
  });
}
