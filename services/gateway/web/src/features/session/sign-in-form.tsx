import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { hasCode } from "../../api/problem.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import styles from "./sign-in.module.css";
import { useSignIn } from "./use-session.ts";

type SignInFormProps = { readonly emailAddress?: string; readonly onSignedIn?: () => void };

export function SignInForm({ emailAddress = "", onSignedIn }: SignInFormProps) {
  const signIn = useSignIn();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { emailAddress, password: "" },
    validate: {
      emailAddress: (value) => (value.trim() === "" ? t("signIn.addressMissing") : null),
      password: (value) => (value === "" ? t("signIn.passwordMissing") : null),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        signIn.mutate({ ...values, emailAddress: values.emailAddress.trim() }, { onSuccess: () => onSignedIn?.() });
      })}
    >
      {signIn.isError && (
        <div role="alert" className={styles["refusal"]}>
          {hasCode(signIn.error, "sign-in-refused") ? t("signIn.refused") : detailOf(signIn.error)}
        </div>
      )}
      <TextInput
        label={t("signIn.address")}
        type="email"
        autoComplete="username"
        inputMode="email"
        mb="md"
        {...(emailAddress === "" ? { "data-autofocus": true, autoFocus: true } : {})}
        key={form.key("emailAddress")}
        {...form.getInputProps("emailAddress")}
      />
      <PasswordInput
        label={t("signIn.password")}
        autoComplete="current-password"
        mb="lg"
        {...(emailAddress === "" ? {} : { "data-autofocus": true, autoFocus: true })}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      <Button type="submit" fullWidth loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
