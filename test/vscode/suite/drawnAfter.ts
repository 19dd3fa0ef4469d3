import type { Event } from 'vscode';

/** The content that a page reports after the action, once it is as expected. */
export function drawnAfter<T>(
  onDidDraw: Event<T>,
  act: () => Thenable<unknown>,
  wanted: (drawn: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No such page was drawn within a minute.')), 60_000);
    const listener = onDidDraw((drawn) => {
      if (!wanted(drawn)) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(drawn);
    });
    act().then(undefined, reject);
  });
}
