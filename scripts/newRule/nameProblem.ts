/** Severities, which a page states and may change. */
const SEVERITY = /(?:^|-)(?:error|warning|info|hint)(?:-|$)/;

/** The reason why no rule can have the id or the title; undefined if one can. */
export function nameProblem(id: string, title: string | undefined, groups: readonly string[]): string | undefined {
  const [group = '', name = '', ...rest] = id.split('/');
  if (rest.length > 0 || name === '') return `An id is GROUP/NAME, not "${id}".`;
  if (!groups.includes(group)) return `There is no group "${group}". Groups: ${groups.join(', ')}`;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name))
    return `A name is two or more lower-case words with hyphens, such as expired-badge, not "${name}".`;
  if (SEVERITY.test(name)) return `A name does not contain the severity, which the page states: "${name}".`;
  return title?.endsWith('.') ? 'A title is a line without a period.' : undefined;
}
