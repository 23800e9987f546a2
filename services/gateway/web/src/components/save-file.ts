/** Hands a text to the browser as a download. */
export function saveFile(filename: string, contentType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: contentType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  // the browser has taken hold of it by the next task
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
