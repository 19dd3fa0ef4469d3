import type { Draw } from '../../../fuzz/draw.ts';
import type { NodeFiles } from '../../nodeOptions.ts';

/** The placeholder of a value, by its name. */
const DIALECTS: readonly ((name: string) => string)[] = [
  (name) => `{{ ${name} }}`,
  (name) => `{{ .Values.${name} }}`,
  (name) => `\${${name.toUpperCase()}}`,
  (name) => `<${name}>`,
  (name) => `<${name.toUpperCase()}>`,
  (name) => `YOUR_${name.toUpperCase()}`,
  (name) => `__${name.toUpperCase()}__`,
  () => '%s',
  (name) => `%${name.toUpperCase()}%`,
  (name) => `@${name.toUpperCase()}@`,
];

/** A flag with its value, and the fields and variables that templates fill in. */
const VALUES: readonly RegExp[] = [
  /(--)([a-z][a-z-]+)(=)([^\s"',\\]+)/g,
  /(^\s*(?:- )?)(server|name|user|cluster|current-context|certificate-authority-data|client-certificate-data|client-key-data|certificate-authority|client-certificate|client-key)(: )(\S+)$/gm,
  /(^\s*)(clusterDomain|clientCAFile|staticPodPath|tlsCertFile|tlsPrivateKeyFile|image|controlPlaneEndpoint|serviceSubnet|path)(: )([^\s"{]+)$/gm,
  /(^\s*)(ETCD_[A-Z_]+)(=")([^\s"]+)(?=")/gm,
  /(^\s*)(cert-file|key-file|trusted-ca-file|initial-cluster|name)(: ")([^\s"]+)(?=")/gm,
];

/** Puts holes of one dialect into some values of some files, as templates and examples have them; fields that are `spared` keep theirs. */
export function putHoles(files: NodeFiles, draw: Draw, spared: ReadonlySet<string> = new Set()): void {
  const dialect = draw.pick(DIALECTS);
  const oneIn = draw.pick([2, 5, 12]);
  for (const [path, content] of files) {
    if (!(content instanceof Uint8Array) || draw.chance(2)) continue;
    let text = new TextDecoder().decode(content);
    for (const pattern of VALUES) {
      text = text.replace(pattern, (whole: string, start: string, name: string, sign: string, value: string) =>
        draw.chance(oneIn) && !spared.has(name)
          ? start + name + sign + withHole(value, dialect(holeName(name)), draw)
          : whole,
      );
    }
    files.set(path, new TextEncoder().encode(text));
  }
}

const holeName = (name: string): string => name.toLowerCase().replace(/-/g, '_');

/** A hole for the whole value, for the folder of a path, or for the host of a URL. */
function withHole(value: string, hole: string, draw: Draw): string {
  // A document with a value that begins with a percent sign is no YAML, unless it is a name between two.
  if (hole !== '%s' && draw.chance(2)) return hole;
  if (value.startsWith('/')) return value.replace(/^.*\//, /^[%@]/.test(hole) ? `/${hole}/` : `${hole}/`);
  if (/^https?:\/\/[^,/]+$/.test(value)) return value.replace(/\/\/.*?(?=:\d+$|$)/, `//${hole}`);
  return hole === '%s' ? value : hole;
}
