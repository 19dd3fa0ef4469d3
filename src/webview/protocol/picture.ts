export type { Party, PictureDomainId } from '../../core/presentation/graph/picture.ts';
export type {
  ShownBox as PictureBox,
  ShownDomain as PictureDomain,
  ShownEdge as PictureEdge,
  ShownFrame as PictureFrame,
  ShownPicture as Picture,
  ShownStep as PictureStep,
} from '../../core/presentation/graph/shownPicture.ts';
