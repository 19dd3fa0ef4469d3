import { visibleText } from '../../model/text/visibleText.ts';
import type { ShownBox, ShownPicture } from '../graph/shownPicture.ts';

/** More lines than this cross too often to be followed. */
const MAX_EDGES = 40;

/**
 * The connections that fail as a Mermaid diagram, which GitHub, GitLab and the preview of VS Code draw, in a fenced block; undefined if
 * none fails, or too many to look at.
 */
export function mermaidGraph({ frames, edges }: ShownPicture): string | undefined {
  const failing = edges.filter(({ verdict }) => verdict === 'broken');
  if (failing.length === 0 || failing.length > MAX_EDGES) return undefined;
  const ends = new Set(failing.flatMap(({ from, to }) => [from, to]));
  const ids = new Map([...ends].map((box, at) => [box, `box${at}`]));
  const machines = frames
    .map(({ label, boxes }) => ({ label, boxes: boxes.filter(({ id }) => ends.has(id)) }))
    .filter(({ boxes }) => boxes.length > 0);
  return [
    '```mermaid',
    'flowchart LR',
    ...machines.flatMap(({ label, boxes }, at) => [
      `  subgraph node${at}["${mermaidText(label)}"]`,
      ...boxes.map((box) => `    ${ids.get(box.id)}["${boxText(box)}"]`),
      '  end',
    ]),
    ...failing.map(({ from, to, note }) => `  ${ids.get(from)} --x|"${mermaidText(note)}"| ${ids.get(to)}`),
    '  linkStyle default stroke:#d1242f',
    '```',
  ].join('\n');
}

function boxText({ title, subtitle, state }: ShownBox): string {
  const lines = [title, subtitle, ...(state?.isBad ? [state.text] : [])];
  return lines
    .filter((line) => line !== '')
    .map(mermaidText)
    .join('<br>');
}

/**
 * Letters, digits and blanks, and the separators inside names: all else could be Mermaid's own, Markdown, HTML, an icon or a directive, and
 * Mermaid has references for characters.
 */
const MARKUP = /(?<!\w)[./-]|[./-](?!\w)|(?<=www)\.|[^\p{L}\p{N} ./-]/giu;

function mermaidText(text: string): string {
  return visibleText(text).replaceAll(MARKUP, (character) => `#${character.codePointAt(0)};`);
}
