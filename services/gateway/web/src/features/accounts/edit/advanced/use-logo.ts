import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, tell } from "../../../../api/client.ts";
import { upload } from "../../../../api/upload.ts";
import { notify } from "../../../../components/notify.ts";
import { detailOf } from "../../../../components/problem-view.tsx";
import { t } from "../../../../messages/format.ts";
import { showSize } from "../../../../messages/time.ts";
import { useAccountEdit } from "../edit-context.ts";

/** Bytes; the server's limit too. */
export const maxLogoBytes = 1_048_576;
export const logoTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];

type Sending = { readonly name: string; readonly share: number; readonly abort: () => void };

/** The account's logo: stored at once by a call of its own, then the account is read again. */
export function useLogo() {
  const { account, refresh } = useAccountEdit();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File): Promise<void> => {
    const refused = refusal(file);
    setProblem(refused);
    if (refused !== null) return;
    const { signal, abort } = cancellation();
    setSending({ name: file.name, share: 0, abort });
    try {
      const path = `/accounts/${account.id}/logo`;
      await upload({
        path,
        method: "PUT",
        file,
        signal,
        onProgress: (share) => {
          setSending({ name: file.name, share, abort });
        },
      });
      await refresh();
      notify(t("logo.saved"));
    } catch (error) {
      if (!signal.aborted) setProblem(t("logo.failed", { detail: detailOf(error) }));
    } finally {
      setSending(null);
    }
  };

  const removal = useMutation({
    mutationFn: async () => {
      await tell(api.DELETE("/accounts/{accountId}/logo", { params: { path: { accountId: account.id } } }));
      await refresh();
    },
    onSuccess: () => {
      setProblem(null);
      notify(t("logo.removed"));
    },
    onError: (error) => {
      setProblem(t("logo.removeFailed", { detail: detailOf(error) }));
    },
  });

  return {
    /** The version makes the browser ask anew after a change. */
    url: account.logoSet ? `/api/v1/accounts/${account.id}/logo?v=${account.version}` : null,
    ...{ sending, problem, send },
    isRemoving: removal.isPending,
    remove: () => {
      removal.mutate();
    },
  };
}

export type LogoState = ReturnType<typeof useLogo>;

/** Said before anything is sent. The bytes decide in the end: those the server looks at. */
function refusal({ name, type, size }: File): string | null {
  const limit = showSize(maxLogoBytes);
  if (!logoTypes.includes(type)) return t("logo.notAPicture", { name });
  return size > maxLogoBytes ? t("logo.tooLarge", { name, size: showSize(size), limit }) : null;
}

function cancellation(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}
