import { destinationSettings, serviceSettings } from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

export const routingSettings = Type.Object({
  ...serviceSettings,
  ...destinationSettings,
  REDIS_URL: Type.String({
    pattern: "^rediss?://",
    description: "The working set; routing goes on without it, from Postgres",
  }),
});
export type RoutingSettings = Static<typeof routingSettings>;
