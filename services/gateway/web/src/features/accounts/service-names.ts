import "../../messages/add-accounts.ts";
import type { Account } from "../../api/resources.ts";
import { type MessageKey, t } from "../../messages/format.ts";

type Service = Account["service"];

const names: Readonly<Record<Service, MessageKey>> = {
  gmail: "service.gmail",
  yahoo: "service.yahoo",
  hotmail: "service.hotmail",
  outlook365: "service.outlook365",
  custom: "service.custom",
};

export function serviceName(service: Service): string {
  return t(names[service]);
}

export function serviceOptions(): { value: Service; label: string }[] {
  return Object.keys(names)
    .filter(isService)
    .map((service) => ({ value: service, label: serviceName(service) }));
}

export function isService(value: string): value is Service {
  return value in names;
}
