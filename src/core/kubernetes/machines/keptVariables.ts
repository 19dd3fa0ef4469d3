import type { KeptVariables } from '../../formats/shell/writtenText.ts';

const UNIT = /\.(?:service|socket|timer|mount)$|\.d\/[^/]+\.conf$/;

/** Shells and Compose replace variables as well, and theirs may have the same names. */
const EXPANDS = /\.(?:sh|bash)$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/;

/** The beginning of a flow collection of YAML that is not empty. */
const FLOW = /[[{](?![\]}])/;

const IN_BRACES = /\$\{[A-Za-z_]\w*\}/g;

/** How variables are kept in a file that a script writes, so that its reader leaves them as the script spells them. */
export function keptVariables(path: string, body: string): KeptVariables {
  if (EXPANDS.test(path) || body.startsWith('#!')) return 'replaced';
  if (UNIT.test(path)) return 'unit';
  return FLOW.test(body.replaceAll(IN_BRACES, '')) ? 'unbraced' : 'written';
}
