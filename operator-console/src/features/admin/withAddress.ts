/** A list of addresses with one more; one that it has as it is written is not said twice. */
export function withAddress(list: string, address: string): string {
  const entries = list
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (address === '' || entries.includes(address)) return list;
  return entries.length === 0
    ? address
    : `${list.trimEnd().replace(/,$/, '')}${list.includes('\n') ? '\n' : ', '}${address}`;
}
