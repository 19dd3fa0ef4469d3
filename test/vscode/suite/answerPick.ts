import * as vscode from 'vscode';

/** Until the row is taken once more, in case the list was not yet ready for it. Milliseconds. */
const AGAIN_AFTER = 2000;

/** Runs what asks by a list, and takes the row that is so many steps below the first, once the list shows its rows. */
export async function answerPick<T>(ask: () => Thenable<T>, steps = 0): Promise<T> {
  const shown = nextList();
  let isDone = false;
  const asked = Promise.resolve(ask()).finally(() => {
    isDone = true;
  });
  await Promise.race([shown, asked]);
  for (let step = 0; step < steps; step++) {
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  }
  while (!isDone) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER))]);
  }
  return asked;
}

/**
 * Resolves once the extension has shown its next list, with rows. The tests and the extension have one and the same API, whose functions
 * are put back at once. What is sent to the window later arrives there later.
 */
function nextList(): Promise<void> {
  const { window } = vscode;
  const { showQuickPick, createQuickPick } = window;
  return new Promise((resolve) => {
    const done = () => {
      Object.assign(window, { showQuickPick, createQuickPick });
      setTimeout(resolve);
    };
    const replaced = {
      showQuickPick(items: unknown, ...rest: unknown[]) {
        const picked = Reflect.apply(showQuickPick, window, [items, ...rest]);
        Promise.resolve(items).then(done, done);
        return picked;
      },
      createQuickPick() {
        const pick = createQuickPick();
        const { show } = pick;
        pick.show = () => {
          show.call(pick);
          done();
        };
        return pick;
      },
    };
    Object.assign(window, replaced);
  });
}
