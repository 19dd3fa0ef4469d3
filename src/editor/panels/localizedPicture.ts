import { l10n } from 'vscode';
import type { Picture, PictureEdge } from '../../core/index.ts';
import { hasWords, localized } from '../words.ts';

/** The mTLS web with the core's words in the editor's language. */
export function localizedPicture(picture: Picture): Picture {
  return {
    ...picture,
    summary: localized(picture.summary),
    outcomes: { ok: l10n.t('Works'), broken: l10n.t('Fails'), unknown: l10n.t('Cannot be told') },
    frames: picture.frames.map(({ boxes, ...frame }) => ({
      ...frame,
      boxes: boxes.map((box) => ({
        ...box,
        title: localized(box.title),
        subtitle: box.subtitle || (box.atHand ? '' : l10n.t('not in the workspace')),
        sentence: localized(box.sentence),
      })),
    })),
    edges: picture.edges.map(localizedEdge),
    domains: picture.domains.map((domain) => ({ ...domain, label: localized(domain.label) })),
  };
}

function localizedEdge(edge: PictureEdge): PictureEdge {
  return {
    ...edge,
    label: localized(edge.label),
    note: localized(edge.note),
    sentence: localized(edge.sentence),
    sections: edge.sections.map(({ heading, rows }) => ({
      heading: heading && localized(heading),
      rows: rows.map((row) => ({
        ...row,
        label: localized(row.label),
        value: hasWords(row) ? localized(row.value) : row.value,
      })),
    })),
  };
}
