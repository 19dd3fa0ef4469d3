import type { StateSource, StoppedComponent } from '../../inspection/componentStates.ts';
import { type Following, followingConnections } from '../../inspection/followingConnections.ts';
import { connectionOutcome } from '../../inspection/outcomes.ts';
import type { Connection } from '../../model/connection.ts';
import type { TimeStep } from '../describe/timeSteps.ts';
import { type BoxDraft, boxIdOf, draftBoxes, drawBox } from './drawBoxes.ts';
import { drawEdge } from './drawEdge.ts';
import { markedComponents } from './markedComponents.ts';
import type { Picture, PictureBoxChange, PictureStep } from './picture.ts';

/** The changes that each of the steps makes to the picture of the connections, in their order. */
export function drawSteps(picture: Picture, source: StateSource, steps: readonly TimeStep[]): readonly PictureStep[] {
  const { connections } = source;
  const drawn = new Set(picture.edges.map(({ id }) => id));
  const drafts = new Map(draftBoxes(connections).map((draft) => [draft.id, draft]));
  const current = new Map(connections.map((connection) => [connection.id, connection]));
  const ofBox = connectionsByBox(connections);
  let before = followingConnections(source);
  return steps.map(({ changed }) => {
    for (const connection of changed) current.set(connection.id, connection);
    const then = { ...source, connections: [...current.values()] };
    const following = followingConnections(then);
    const stopped = markedComponents(then);
    const ended = [...before.keys()].filter((one) => !following.has(one));
    const begun = [...following.keys()].filter((one) => !before.has(one));
    before = following;
    const different = new Set([...changed, ...ended, ...begun].map(({ id }) => current.get(id)));
    const shown = [...different].flatMap((one) => (one && drawn.has(one.id) ? one : []));
    const touched = new Set(shown.flatMap(endsOf));
    return {
      edges: shown.map((connection) =>
        drawEdge(connection, { following, outcomeOf: (one) => connectionOutcome(then, one) }),
      ),
      boxes: [...touched].flatMap((id) =>
        changeOf(drafts.get(id), ofBox.get(id) ?? [], current, { following, stopped }),
      ),
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
  { following, stopped }: { readonly following: Following; readonly stopped: readonly StoppedComponent[] },
): readonly PictureBoxChange[] {
  if (!draft) return [];
  const connections = ids.flatMap((one) => current.get(one) ?? []);
  const verdicts = connections.map((one) => (following.has(one) ? 'follows' : one.verdict));
  const { id, sentence, state } = drawBox({ ...draft, connections, verdicts }, stopped);
  return [{ id, sentence, state }];
}
