/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A box on the page; CSS pixels. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DISTANCE = 14;
const MARGIN = 8;

/**
 * The upper left corner of a card about the anchor, always inside the page: below it, else above, else beside it, so that
 * the card does not cover what the pointer rests on. A card that fits nowhere goes to the side with more room.
 */
export function placeCard(card: Size, anchor: Anchor, page: Size): { readonly left: number; readonly top: number } {
  const below = anchor.bottom + DISTANCE;
  const above = anchor.top - DISTANCE - card.height;
  const middle = within((anchor.left + anchor.right - card.width) / 2, card.width, page.width);
  if (below + card.height + MARGIN <= page.height) return { left: middle, top: below };
  if (above >= MARGIN) return { left: middle, top: above };
  const isRight = page.width - anchor.right >= anchor.left;
  const beside = isRight ? anchor.right + DISTANCE : anchor.left - DISTANCE - card.width;
  return {
    left: within(beside, card.width, page.width),
    top: within((anchor.top + anchor.bottom - card.height) / 2, card.height, page.height),
  };
}

function within(start: number, length: number, whole: number): number {
  return Math.max(MARGIN, Math.min(start, whole - length - MARGIN));
}
