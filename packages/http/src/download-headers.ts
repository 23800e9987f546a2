/** Of what strangers sent: a download that can do nothing, whatever a browser makes of it. */
export const downloadHeaders = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
} as const;
