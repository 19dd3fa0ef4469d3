import type { Description, DescriptionSection } from '../description.ts';

/** With the connections after what is decoded, before where to read on. */
export function withConnections(
  { title, sections }: Description,
  connections: readonly DescriptionSection[],
): Description {
  const last = sections.filter(({ kind }) => kind === 'reference');
  return { title, sections: [...sections.filter((section) => !last.includes(section)), ...connections, ...last] };
}
