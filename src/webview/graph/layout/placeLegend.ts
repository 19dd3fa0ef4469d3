import type { Picture } from '../../protocol/picture.ts';
import type { PlacedLegendItem } from './scene.ts';

const LEGEND_SIZE = 12;
const LINE = 24;

const VERDICTS = { ok: 'Works', broken: 'Fails', unknown: 'Cannot be told' } as const;

/** The legend's items in lines of the width, from a first baseline down. Returns where it ends, too. */
export function placeLegend(
  { domains, edges, outcomes = VERDICTS }: Picture,
  left: number,
  top: number,
  width: number,
): { readonly items: readonly PlacedLegendItem[]; readonly bottom: number } {
  const items: PlacedLegendItem[] = [];
  let x = left;
  let y = top;
  const advance = (text: string) => {
    const size = 24 + text.length * LEGEND_SIZE * 0.53 + 18;
    if (x > left && x + size > left + width) {
      x = left;
      y += LINE;
    }
    const place = { x, y };
    x += size;
    return place;
  };
  for (const domain of domains) {
    const text = domain.authorities.length > 0 ? `${domain.label} (${domain.authorities.join(', ')})` : domain.label;
    items.push({ kind: 'domain', domain, text, ...advance(text) });
  }
  for (const verdict of ['ok', 'broken', 'unknown'] as const) {
    if (!edges.some((edge) => edge.verdict === verdict)) continue;
    const text = outcomes[verdict];
    items.push({ kind: 'verdict', verdict, text, ...advance(text) });
  }
  return { items, bottom: items.length > 0 ? y + LINE / 2 : top };
}
