/** An item of a list as the bytes that are sent. `makeItemRenderer` makes them, and holds them to the contract. */
export class RenderedItem {
  readonly bytes: Buffer;

  constructor(json: string) {
    this.bytes = Buffer.from(json);
  }
}

/** A page of a list whose items are bytes already. */
export type RenderedList = {
  readonly items: readonly RenderedItem[];
  readonly page: { readonly nextCursor: string | null };
};

const comma = Buffer.from(",");

/** The JSON of a whole page. */
export function bytesOfList({ items, page }: RenderedList): Buffer {
  const parts: Buffer[] = [Buffer.from('{"items":[')];
  for (const [index, { bytes }] of items.entries()) parts.push(...(index === 0 ? [bytes] : [comma, bytes]));
  parts.push(Buffer.from(`],"page":${JSON.stringify(page)}}`));
  return Buffer.concat(parts);
}
