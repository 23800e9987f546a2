/** The items of a page as the bytes that are sent. `makeItemsRenderer` makes them, and holds them to the contract. */
export class RenderedItems {
  readonly bytes: Buffer;

  constructor(json: string) {
    this.bytes = Buffer.from(json);
  }
}

/** A page of a list whose items are bytes already. */
export type RenderedList = {
  readonly items: RenderedItems;
  readonly page: { readonly nextCursor: string | null };
};

const start = Buffer.from('{"items":');

/** The JSON of a whole page. */
export function bytesOfList({ items, page }: RenderedList): Buffer {
  return Buffer.concat([start, items.bytes, Buffer.from(`,"page":${JSON.stringify(page)}}`)]);
}
