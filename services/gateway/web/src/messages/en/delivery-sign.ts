/** Of a delivery's state, where more than a word is needed: fetched with the sign (`add-delivery-sign.ts`). */
export const deliverySignMessages = {
  "delivery.sentPartly": "Sent, {refused} refused",
} as const;
