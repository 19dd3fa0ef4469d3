import type { Draw } from '../../../fuzz/draw.ts';
import type { NodeFiles } from '../../nodeOptions.ts';

/** Files that scripts write: pods, units and their settings. */
const WRITTEN = /^etc\/(?:kubernetes\/manifests\/[^/]+\.ya?ml|systemd\/system\/(?:.*\/)?[^/]+\.(?:service|conf))$/;

/** The commands that write a file, by its path and its text. */
type Form = (path: string, text: string) => string;

const FORMS: readonly Form[] = [
  (path, text) => `cat > ${path} <<'EOF'\n${text}EOF\n`,
  (path, text) => `cat <<'EOF' | sudo tee ${path} > /dev/null\n${text}EOF\n`,
  (path, text) =>
    `FILE=${path}\nif [ ! -f "$FILE" ]; then\n  mkdir -p $(dirname $FILE)\n  cat << 'EOF' > $FILE\n${text}EOF\nfi\n`,
  (path, text) => `write() {\n  local TEMPLATE=${path}\n  cat << 'EOF' > \${TEMPLATE}\n${text}EOF\n}\nwrite\n`,
  (path, text) =>
    `cat > ${nameOf(path)} <<'EOF'\n${text}EOF\nsudo mv ${nameOf(path)} ${path.slice(0, path.lastIndexOf('/') + 1)}\n`,
];

/** Puts the pods and units of a node into a script that writes them, as installers have them. */
export function writeByScript(files: NodeFiles, draw: Draw): void {
  const form = draw.pick(FORMS);
  const commands: string[] = [];
  for (const [path, content] of files) {
    if (!WRITTEN.test(path) || !(content instanceof Uint8Array)) continue;
    const text = new TextDecoder().decode(content);
    commands.push(form(`/${path}`, text.endsWith('\n') ? text : `${text}\n`));
    files.delete(path);
  }
  const script = `#!/bin/bash\nset -e\n\n${commands.join('\n')}`;
  if (commands.length > 0)
    files.set(draw.pick(['install.sh', 'root/install.sh', 'opt/setup/node.sh']), new TextEncoder().encode(script));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
