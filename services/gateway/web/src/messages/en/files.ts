/** Files of mail that is written, and forwarding: fetched with the composer (`add-files.ts`). */
export const fileMessages = {
  "files.attach": "Attach files",
  "files.failedOne": "A file could not be attached. Remove it, or attach it again.",
  "files.gone": "This file is not there any more. Remove it and attach it again.",
  "files.progress": "Upload of {name}",
  "files.remove": "Remove {name}",
  "files.sending": "Files are being uploaded. The message can be sent when they are there.",
  "files.sum": "{sum} of {most}",
  "files.title": "Attached files",
  "files.tooLarge": "The files have {sum}. One message may have {most}: remove a file.",

  "forward.carried": "Files of the message",
  "forward.earlier": "All earlier messages of this interaction go along.",
  "forward.filesSize": "{name}, {size}",
  "forward.of": "The message of {from}, {at}, goes along.",
  "forward.send": "Forward",
  "forward.sent": "Message forwarded.",
  "forward.sentBefore":
    "An earlier version of this forward has already been sent. Look at the thread before you send this one as well.",
  "forward.stop": "Discard",
  "forward.text": "Text above the forwarded message",
  "forward.textHelp": "Say why you forward it…",
} as const;
