import { FileButton, type FileButtonProps } from "@mantine/core";
import type { MouseEvent } from "react";

/**
 * Opens the browser's choice of files. What was chosen before is forgotten as it opens: of the same file, such as one that was
 * mended meanwhile, the browser would tell nothing.
 */
export function FileChoice<Multiple extends boolean = false>(props: FileButtonProps<Multiple>) {
  return <FileButton {...props} inputProps={{ onClick: forgetChosen }} />;
}

function forgetChosen({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  currentTarget.value = "";
}
