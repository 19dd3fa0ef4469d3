import {
  type Language,
  type Picture,
  type PictureBox,
  type PictureEdge,
  type PictureStep,
  phrase,
  plainText,
  type Text,
} from '../../core/index.ts';
import type * as shown from '../../webview/protocol/picture.ts';

/** The connection graph as it is sent: each text written out in a language, in English where none is given. */
export function localizedPicture(picture: Picture, language?: Language): shown.Picture {
  const text = (one: Text) => plainText(one, language);
  return {
    ...picture,
    summary: text(picture.summary),
    outcomes: {
      ok: text(phrase('Works')),
      broken: text(phrase('Fails')),
      unknown: text(phrase('Unknown')),
    },
    frames: picture.frames.map((frame) => ({
      ...frame,
      label: text(frame.label),
      boxes: frame.boxes.map((box) => localizedBox(box, text)),
    })),
    edges: picture.edges.map((edge) => localizedEdge(edge, text)),
    domains: picture.domains.map((domain) => ({
      ...domain,
      label: text(domain.label),
      authorities: domain.authorities.map(text),
    })),
  };
}

/** What time changes in it, in the same way. */
export function localizedChanges(changes: readonly PictureStep[], language?: Language): readonly shown.PictureStep[] {
  const text = (one: Text) => plainText(one, language);
  return changes.map(({ edges, boxes }) => ({
    edges: edges.map((edge) => localizedEdge(edge, text)),
    boxes: boxes.map(({ id, sentence }) => ({ id, sentence: text(sentence) })),
  }));
}

function localizedBox(box: PictureBox, text: (one: Text) => string): shown.PictureBox {
  const subtitle = text(box.subtitle);
  return {
    ...box,
    title: text(box.title),
    subtitle: subtitle !== '' || box.atHand ? subtitle : text(phrase('not in the workspace')),
    sentence: text(box.sentence),
  };
}

function localizedEdge(edge: PictureEdge, text: (one: Text) => string): shown.PictureEdge {
  return {
    ...edge,
    title: text(edge.title),
    label: text(edge.label),
    note: text(edge.note),
    sentence: text(edge.sentence),
    sections: edge.sections.map(({ heading, rows }) => ({
      heading: heading && text(heading),
      rows: rows.map((row) => ({ ...row, label: text(row.label), value: text(row.value) })),
    })),
  };
}
