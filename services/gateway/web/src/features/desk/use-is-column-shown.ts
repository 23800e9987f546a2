import { useMediaQuery } from "@mantine/hooks";
import { useMatch } from "react-router";

/** Whether the desk's column of offers is in view: beside what is open, and on a small screen where nothing is. */
export function useIsColumnShown(): boolean {
  const isAtDesk = useMatch("/desk/*") !== null;
  const isAlone = useMatch("/desk") !== null;
  const isNarrow = useMediaQuery("(max-width: 1023px)", undefined, { getInitialValueInEffect: false });
  return isAtDesk && (isAlone || !isNarrow);
}
