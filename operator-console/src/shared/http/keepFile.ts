/** Gives the browser a file to keep: a request needs the token, which no link carries. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // not at once: the browser reads it a moment later
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
