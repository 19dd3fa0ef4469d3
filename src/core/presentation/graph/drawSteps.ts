import type { Connection, Verdict } from '../../model/connection.ts';
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
  const verdicts = new Map(connections.map(({ id, verdict }) => [id, verdict]));
  const ofBox = connectionsByBox(connections);
  return steps.map(({ changed }) => {
    for (const { id, verdict } of changed) verdicts.set(id, verdict);
    const shown = changed.filter(({ id }) => drawn.has(id));
    const touched = new Set(shown.flatMap(endsOf));
    return {
      edges: shown.map(drawEdge),
      boxes: [...touched].flatMap((id) => changeOf(drafts.get(id), ofBox.get(id) ?? [], verdicts)),
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
  verdicts: ReadonlyMap<string, Verdict>,
): readonly PictureBoxChange[] {
  if (!draft) return [];
  const { id, sentence } = drawBox({ ...draft, verdicts: ids.flatMap((one) => verdicts.get(one) ?? []) });
  return [{ id, sentence }];
}
