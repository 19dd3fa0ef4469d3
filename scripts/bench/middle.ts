/** Measures so often, an odd number of times, one after the other, and gives the middle of each figure. */
export async function middleOf<Name extends string>(
  times: number,
  measure: () => Readonly<Record<Name, number>> | Promise<Readonly<Record<Name, number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const first = await measure();
  const runs = [first];
  while (runs.length < times) runs.push(await measure());
  const middle = (name: Name) => runs.map((run) => run[name]).toSorted((a, b) => a - b)[times >> 1] ?? Number.NaN;
  const names = Object.keys(first) as Name[];
  return Object.fromEntries(names.map((name) => [name, middle(name)])) as Record<Name, number>;
}
