import type * as web from '../../core/presentation/graph/picture.ts';
import type { Rendered } from './page.ts';

export type { Party, PictureDomainId } from '../../core/presentation/graph/picture.ts';

/** The connection graph and its parts, with their texts written out. */
export type Picture = Rendered<web.Picture>;
export type PictureFrame = Rendered<web.PictureFrame>;
export type PictureBox = Rendered<web.PictureBox>;
export type PictureEdge = Rendered<web.PictureEdge>;
export type PictureDomain = Rendered<web.PictureDomain>;
export type PictureStep = Rendered<web.PictureStep>;
