import { type StateSource, type StoppedComponent, stoppedComponents } from '../../inspection/componentStates.ts';
import { followingConnections } from '../../inspection/followingConnections.ts';

/**
 * The components whose connections show that they do not start. One that only a finding shows is not marked: the findings of a later day are
 * not known, and the picture of each day must be that of an inspection on that day.
 */
export function markedComponents(source: StateSource): readonly StoppedComponent[] {
  const ends = new Set(followingConnections(source).values());
  return stoppedComponents(source).filter((one) => one.stop.connections.length > 0 || ends.has(one));
}
