import { filterPicture } from '../../core/presentation/graph/filterPicture.ts';
import { type FoldedPicture, foldPicture } from '../../core/presentation/graph/foldPicture.ts';
import type { Picture } from '../protocol/picture.ts';

/** Which part of the picture is on the screen. */
export interface Selection {
  /** Only what has this text in it; empty for all. */
  readonly filter: string;
  /** Whether nodes without failures are shown where there are many nodes. */
  readonly isUnfolded: boolean;
}

/** The part of the picture to show. What a filter finds is never folded. */
export function selectPicture(picture: Picture, { filter, isUnfolded }: Selection): FoldedPicture {
  if (filter.trim() !== '') return { picture: filterPicture(picture, filter), folded: [] };
  return isUnfolded ? { picture, folded: [] } : foldPicture(picture);
}
