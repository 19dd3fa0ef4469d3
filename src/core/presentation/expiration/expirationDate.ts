const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as kubeadm prints it: Go's layout "Jan 02, 2006 15:04 MST", in UTC. */
export function expirationDate(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}, ${String(date.getUTCFullYear()).padStart(4, '0')}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** What kubeadm prints under EXTERNALLY MANAGED; "unknown" where the copy was made without any key. */
export function managedText(externallyManaged: boolean | undefined): string {
  if (externallyManaged === undefined) return 'unknown';
  return externallyManaged ? 'yes' : 'no';
}
