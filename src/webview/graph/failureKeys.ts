/** F8 and Shift+F8 go from failure to failure, unless the element that has the focus uses these keys itself. */
export function listenForFailures(isTaken: (target: Node) => boolean, go: (direction: 1 | -1) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Node && isTaken(event.target)) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
}
