import { type ComponentProps, lazy, Suspense } from "react";
import { Loading } from "../../components/loading.tsx";
import type { Composer as ComposerType } from "./composer.tsx";
import { forwarding, useForwarded } from "./forwarding.ts";

// neither belongs to the first paint: the thread is read before anything is written
const Composer = lazy(async () => ({ default: (await import("./composer.tsx")).Composer }));
const ForwardComposer = lazy(async () => ({ default: (await import("./forward-composer.tsx")).ForwardComposer }));

/** Where people write: an answer, unless a message of the thread is being forwarded. What was begun of an answer stays. */
export function ComposerArea(props: ComponentProps<typeof ComposerType>) {
  const forwarded = useForwarded(props.interactionId);
  return (
    <Suspense fallback={<Loading lines={1} height={160} />}>
      {forwarded === null ? (
        <Composer {...props} />
      ) : (
        <ForwardComposer
          key={forwarded.id}
          message={forwarded}
          interactionId={props.interactionId}
          accountId={props.accountId}
          onEnd={() => {
            forwarding.end(props.interactionId);
          }}
        />
      )}
    </Suspense>
  );
}
