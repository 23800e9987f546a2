import { notifications } from "@mantine/notifications";

/** Done, in the past tense; gone after four seconds. */
export function notify(message: string): void {
  notifications.show({ message, autoClose: 4_000, withCloseButton: false, withBorder: true });
}

/** What failed somewhere where no pane can show it. */
export function notifyFailure(title: string, message: string): void {
  notifications.show({ title, message, color: "red", autoClose: 10_000, withBorder: true });
}
