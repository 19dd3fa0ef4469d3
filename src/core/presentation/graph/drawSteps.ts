import type { Connection } from '../../model/connection.ts';
import type { TimeStep } from '../describe/timeSteps.ts';
import { type BoxDraft, boxIdOf, draftBoxes, drawBox } from './drawBoxes.ts';
import { drawEdge } from './drawEdge.ts';
import type { Picture, PictureBoxChange, PictureStep } from './picture.ts';

/** What each of the steps changes in the picture of the connections, in their order. */
export function drawSteps(
  picture: Picture,
  connections: readonly Connection[],
  steps: readonly TimeStep[],
): readonly PictureStep[] {
  const drawn = new Set(picture.edges.map(({ id }) => id));
  const drafts = new Map(draftBoxes(connections).map((draft) => [draft.id, draft]));
  const current = new Map(connections.map((connection) => [connection.id, connection]));
  const ofBox = connectionsByBox(connections);
  return steps.map(({ changed }) => {
    for (const connection of changed) current.set(connection.id, connection);
    const shown = changed.filter(({ id }) => drawn.has(id));
    const touched = new Set(shown.flatMap(endsOf));
    return {
      edges: shown.map(drawEdge),
      boxes: [...touched].flatMap((id) => changeOf(drafts.get(id), ofBox.get(id) ?? [], current)),
    };
  });
}

function connectionsByBox(connections: readonly Connection[]): ReadonlyMap<string, readonly string[]> {
  const ofBox = new Map<string, string[]>();
  for (const connection of connections) {
    for (const box of endsOf(connection)) {
      const ids = ofBox.get(box) ?? [];
      ofBox.set(box, ids);
      ids.push(connection.id);
    }
  }
  return ofBox;
}

function endsOf({ from, to, host }: Connection): readonly string[] {
  return [boxIdOf(from, to, undefined), boxIdOf(to, from, host?.value)];
}

function changeOf(
  draft: BoxDraft | undefined,
  ids: readonly string[],
  current: ReadonlyMap<string, Connection>,
): readonly PictureBoxChange[] {
  if (!draft) return [];
  const connections = ids.flatMap((one) => current.get(one) ?? []);
  const { id, sentence, state } = drawBox({
    ...draft,
    connections,
    verdicts: connections.map(({ verdict }) => verdict),
  });
  return [{ id, sentence, state }];
}
