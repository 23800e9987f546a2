import type { EditField } from "../edit-field.ts";

const notification = { section: "advanced", anchor: "notification" } as const;

export const notificationFields: readonly EditField[] = [
  { ...notification, path: "notification.sound", label: "account.sound", help: "account.soundHelp" },
  { ...notification, path: "notification.shake", label: "account.shake", help: "account.shakeHelp" },
  { ...notification, path: "notification.template", label: "account.notificationText" },
];
