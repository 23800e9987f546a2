import { getNonce } from "get-nonce";
import styles from "./preview-frame.module.css";

type PreviewFrameProps = {
  readonly title: string;
  /** A whole document, already made harmless by the server. */
  readonly html: string;
  readonly isDark?: boolean;
  /** The last valid one, while what is typed is at fault. */
  readonly isOld?: boolean;
};

/**
 * A document of somebody else in a frame without scripts, forms and our origin. It inherits the policy of our page, which
 * lets style elements in by nonce only: the document's own get it.
 */
export function PreviewFrame({ title, html, isDark = false, isOld = false }: PreviewFrameProps) {
  const nonce = getNonce() ?? "";
  return (
    <iframe
      className={styles["frame"]}
      title={title}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={html
        .replaceAll("<style>", `<style nonce="${nonce}">`)
        // what the frame asks for does not reach a document of another origin
        .replace('content="light dark"', `content="${isDark ? "dark" : "light"}"`)}
      data-dark={isDark}
      data-old={isOld}
    />
  );
}
