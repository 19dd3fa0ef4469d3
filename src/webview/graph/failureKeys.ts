/** F8 and Shift+F8 go from failure to failure, unless the focus is on what has a use of its own for them. */
export function listenForFailures(isTaken: (target: Node) => boolean, go: (direction: 1 | -1) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Node && isTaken(event.target)) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
}
