/** Sending a file: `fetch` does not tell how much of it has gone. */
import { apiRoot } from "./client.ts";
import { ApiError, ConnectionError, toProblem } from "./problem.ts";
import { signInAgain } from "./sign-in-again.ts";

/** Nothing may go for this long; a large file on a slow line takes as long as it takes. */
const silenceMs = 60_000;

export type Upload = {
  /** Below `/api/v1`, with its query. */
  readonly path: string;
  /** POST where nothing else is said. */
  readonly method?: "POST" | "PUT";
  readonly file: Blob;
  /** Ends it; then no answer came. */
  readonly signal?: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/** Answers the body of the answer. @throws ApiError with the server's problem; ConnectionError where no answer came */
export async function upload(given: Upload): Promise<unknown> {
  const first = await send(given);
  // the session has ended under the page
  const answer = first.status === 401 && (await signInAgain.wait()) ? await send(given) : first;
  if (answer.status < 400) return parsed(answer.responseText);
  const { status, statusText } = answer;
  const traceId = answer.getResponseHeader("mailroom-correlation-id") ?? "";
  throw new ApiError(toProblem(parsed(answer.responseText), { status, statusText, traceId }));
}

function send({ path, method = "POST", file, signal, onProgress }: Upload): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const notice = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        request.abort();
      }, silenceMs);
    };
    const fail = (): void => {
      clearTimeout(timer);
      reject(new ConnectionError());
    };
    request.upload.onprogress = ({ loaded, total }) => {
      notice();
      onProgress(total === 0 ? 1 : loaded / total);
    };
    request.onload = () => {
      clearTimeout(timer);
      resolve(request);
    };
    request.onerror = fail;
    request.onabort = fail;
    signal?.addEventListener("abort", () => {
      request.abort();
    });
    request.open(method, apiRoot + path);
    request.setRequestHeader("content-type", "application/octet-stream");
    notice();
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
