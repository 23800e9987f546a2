import { Loading } from "../../components/loading.tsx";
import styles from "./session-page.module.css";

/** Until it is known who is signed in. */
export function FirstPaint() {
  return (
    <div className={styles["pad"]}>
      <Loading lines={6} />
    </div>
  );
}
