import type { SourceText } from '../../model/documents/unit.ts';
import { baseName } from '../../model/source/directories.ts';
import { SourceTextBuilder, sourceSpan } from './sourceText.ts';

/** Specifiers with the same value for every service of the system manager (systemd.unit(5), "Specifiers"). */
const OF_MACHINE: Readonly<Record<string, string>> = {
  '%%': '%',
  '%C': '/var/cache',
  '%E': '/etc',
  '%L': '/var/log',
  '%S': '/var/lib',
  '%T': '/tmp',
  '%V': '/var/tmp',
  '%t': '/run',
  '%h': '/root',
  '%u': 'root',
  '%U': '0',
  '%g': 'root',
  '%G': '0',
};

/** Placeholders such as `%LISTEN_URLS%`, which are no specifiers, and specifiers. */
const MARKED = /%[A-Z][A-Z0-9_]{3,}%|%[%A-Za-z]/g;

/** A text of a unit with the specifiers that its name and the manager decide; those of the machine, such as `%H`, stay. */
export function withSpecifiers(source: SourceText, unit: string): SourceText {
  if (!source.text.includes('%')) return source;
  const values = { ...OF_MACHINE, ...partsOf(unit) };
  const builder = new SourceTextBuilder(source.at);
  let copied = 0;
  for (const { 0: specifier, index } of source.text.matchAll(MARKED)) {
    const value = values[specifier];
    if (value === undefined) continue;
    builder.copy(source, copied, index);
    copied = index + specifier.length;
    builder.put(value, sourceSpan(source, index, copied));
  }
  builder.copy(source, copied, source.text.length);
  return builder.done();
}

/** The parts of a unit's name. */
function partsOf(unit: string): Readonly<Record<string, string>> {
  const name = baseName(unit);
  const [prefix = '', ...rest] = name.endsWith('.service') ? name.slice(0, -'.service'.length).split('@') : [];
  const instance = rest.join('@');
  const whole = name.includes('@') ? `${prefix}@${instance}` : prefix;
  return { '%p': prefix, '%i': instance, '%N': whole, '%n': `${whole}.service` };
}
