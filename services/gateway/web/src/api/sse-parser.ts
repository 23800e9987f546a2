/** Takes a text/event-stream apart (HTML Living Standard §9.2.6), piece by piece as it arrives. */
export type StreamFrame = { readonly event: string; readonly data: string; readonly id: string | null };

/** `id` outlives its frame; a frame without data is not dispatched but still sets it. */
export function makeSseParser(): { push(text: string): StreamFrame[]; readonly lastId: string | null } {
  let rest = "";
  let lastId: string | null = null;
  let event = "";
  let data: string[] = [];

  function takeField(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) return; // a comment: the heartbeat
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") data.push(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) lastId = value;
  }

  function endFrame(): StreamFrame[] {
    const frames =
      data.length === 0 ? [] : [{ event: event === "" ? "message" : event, data: data.join("\n"), id: lastId }];
    event = "";
    data = [];
    return frames;
  }

  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      return lines.flatMap((line) => {
        if (line === "") return endFrame();
        takeField(line);
        return [];
      });
    },
    get lastId() {
      return lastId;
    },
  };
}
