import styles from "./signature.module.css";
import { withSignature } from "./with-signature.ts";

/** The writer's signature, as it will stand below the text. */
export function Signature({ signature }: { readonly signature: string | null }) {
  if (signature === null) return null;
  return (
    <div className={styles["signature"]} dir="auto">
      {withSignature("", signature)}
    </div>
  );
}
