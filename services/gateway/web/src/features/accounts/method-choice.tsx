import { SegmentedControl, type SegmentedControlProps } from "@mantine/core";
import { t } from "../../messages/format.ts";

type Method = "password" | "oauth";

type MethodChoiceProps = Pick<SegmentedControlProps, "aria-label" | "aria-labelledby"> & {
  readonly method: Method;
  readonly onMethod: (method: Method) => void;
};

/** With a password, or through the provider's own sign-in (S10). */
export function MethodChoice({ method, onMethod, ...names }: MethodChoiceProps) {
  return (
    <SegmentedControl
      {...names}
      data={[
        { value: "password", label: t("account.method.password") },
        { value: "oauth", label: t("account.method.oauth") },
      ]}
      value={method}
      onChange={(value) => {
        onMethod(value === "oauth" ? "oauth" : "password");
      }}
    />
  );
}
