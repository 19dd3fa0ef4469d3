import { phrase } from '../../../model/text/text.ts';
import type { Pausing } from '../../../model/time/pausing.ts';
import { graphDrawing, graphSource } from '../../graph/drawGraph.ts';
import { foldPicture } from '../../graph/foldPicture.ts';
import { layoutPicture } from '../../graph/layout/layoutPicture.ts';
import { shownPicture } from '../../graph/shownPicture.ts';
import type { AuditSection } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { nodesText } from './sharedRows.ts';

/** Two machines side by side fit a page on its side. SVG units. */
const WIDTH = 1400;

/** A picture of more connections is nothing to look at, and fills megabytes. */
const MAX_EDGES = 600;

/** The connection graph, reduced to failures if there are many nodes; empty without connections. For formats with drawings. */
export function* graphSections({ report }: AuditInput): Pausing<readonly AuditSection[]> {
  if (report.connections.length === 0) return [];
  const { picture: whole } = yield* graphDrawing(graphSource(report));
  yield;
  const { picture, folded } = foldPicture(shownPicture(whole));
  if (picture.frames.length === 0 || picture.edges.length > MAX_EDGES) return [];
  yield;
  const scene = layoutPicture(picture, WIDTH);
  const left = folded.length + picture.omitted;
  const caption =
    left === 0
      ? phrase('Connections as clients make them, with the certificates at both ends')
      : phrase('Connections as clients make them. Without failures and not drawn: {nodes}', {
          nodes: picture.omitted === 0 ? nodesText(folded) : phrase('{count} nodes', { count: left }),
        });
  return [
    {
      id: 'graph',
      title: phrase('Connection Graph'),
      isWide: true,
      blocks: [{ kind: 'figure', caption, picture, scene }],
    },
  ];
}
