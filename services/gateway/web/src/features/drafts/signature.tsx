import styles from "./signature.module.css";
import { signatureBlock } from "./with-signature.ts";

/** The writer's signature, as it will stand below the text. */
export function Signature({ signature }: { readonly signature: string | null }) {
  const block = signatureBlock(signature);
  if (block === null) return null;
  return (
    <div className={styles["signature"]} dir="auto">
      {block}
    </div>
  );
}
