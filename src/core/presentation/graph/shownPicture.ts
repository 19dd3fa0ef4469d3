import { lazy } from '../../model/collections/boundedCache.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { Language } from '../../model/text/render.ts';
import type { Rendered } from '../../model/text/rendered.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Picture, PictureBox, PictureDomain, PictureEdge, PictureFrame, PictureStep } from './picture.ts';

/** The connection graph and its parts, with their texts written out. */
export type ShownPicture = Rendered<Picture>;
export type ShownFrame = Rendered<PictureFrame>;
export type ShownBox = Rendered<PictureBox>;
export type ShownEdge = Rendered<PictureEdge>;
export type ShownDomain = Rendered<PictureDomain>;
export type ShownStep = Rendered<PictureStep>;

/** The connection graph as it is drawn: each text written out in a language, in English where none is given. */
export function shownPicture(picture: Picture, language?: Language): ShownPicture {
  const text = (one: Text) => plainText(one, language);
  return {
    ...picture,
    heading: text(phrase('Connection Graph')),
    summary: text(picture.summary),
    outcomes: {
      ok: text(phrase('Works')),
      broken: text(phrase('Fails')),
      follows: text(phrase('One end does not start')),
      unknown: text(phrase('Unknown')),
    },
    frames: picture.frames.map((frame) => ({
      ...frame,
      label: text(frame.label),
      boxes: frame.boxes.map((box) => shownBox(box, text)),
    })),
    edges: picture.edges.map((edge) => shownEdge(edge, text)),
    domains: picture.domains.map((domain) => ({
      ...domain,
      label: text(domain.label),
      authorities: domain.authorities.map(text),
    })),
  };
}

/** The changes over time, rendered in the same way. */
export function shownSteps(steps: readonly PictureStep[], language?: Language): readonly ShownStep[] {
  const text = (one: Text) => plainText(one, language);
  return steps.map(({ edges, boxes }) => ({
    edges: edges.map((edge) => shownEdge(edge, text)),
    boxes: boxes.map(({ id, sentence, state }) => ({
      id,
      sentence: text(sentence),
      state: state && { ...state, text: text(state.text) },
    })),
  }));
}

function shownBox(box: PictureBox, text: (one: Text) => string): ShownBox {
  const subtitle = text(box.subtitle);
  return {
    ...box,
    title: text(box.title),
    subtitle: subtitle !== '' || box.atHand ? subtitle : text(phrase('not in the workspace')),
    sentence: text(box.sentence),
    state: box.state && { ...box.state, text: text(box.state.text) },
  };
}

/** With texts that are made when they are first asked for, as those of the edge are. */
function shownEdge(edge: PictureEdge, text: (one: Text) => string): ShownEdge {
  const { id, kind, from, to, verdict, clientDomain, serverDomain } = edge;
  const label = lazy(() => text(edge.label));
  const note = lazy(() => text(edge.note));
  const sections = lazy(() =>
    edge.sections.map(({ heading, rows }) => ({
      heading: heading && text(heading),
      rows: rows.map((row) => ({ ...row, label: text(row.label), value: text(row.value) })),
    })),
  );
  return {
    id,
    kind,
    from,
    to,
    verdict,
    ...(clientDomain !== undefined && { clientDomain }),
    ...(serverDomain !== undefined && { serverDomain }),
    get title() {
      return text(edge.title);
    },
    get label() {
      return label();
    },
    get note() {
      return note();
    },
    get sentence() {
      return text(edge.sentence);
    },
    get sections() {
      return sections();
    },
  };
}
