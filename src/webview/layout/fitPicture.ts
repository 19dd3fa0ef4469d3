import type { Picture } from '../protocol/picture.ts';
import { layoutPicture } from './layoutPicture.ts';
import type { Scene } from './scene.ts';

/** Full size, and smaller ones that may bring more machines into a row. */
const SCALES = [1, 0.85, 0.7];
const SMALLEST = 0.6;
/** How much less height a smaller scale must bring: more than what only being smaller brings. */
const PRICE = 1.2;

/** The picture at the largest scale at which a smaller one would not bring much more of it into sight. */
export function fitPicture(picture: Picture, width: number): { readonly scene: Scene; readonly scale: number } {
  const candidates = SCALES.map((wanted) => {
    const scene = layoutPicture(picture, width / wanted);
    const scale = Math.max(SMALLEST, Math.min(wanted, width / scene.width));
    return { scene, scale, cost: (scene.height * scale) / scale ** PRICE };
  });
  return candidates.reduce((best, one) => (one.cost < best.cost ? one : best));
}
