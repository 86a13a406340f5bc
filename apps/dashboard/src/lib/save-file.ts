/** Time after which a download has begun. */
const BEGUN_MS = 10_000;

/** Hands a file to the browser to be saved. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Without this the content would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), BEGUN_MS);
}
