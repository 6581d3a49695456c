import { add, type Money } from "./money";

export interface Line {
  readonly article: string;
  readonly count: number;
  readonly price: Money;
}

export class EmptyCartError extends Error {
  constructor() {
    super("there is nothing in the cart 🛒");
    this.name = "EmptyCartError";
  }
}

export class Cart {
  #lines: Line[] = [];

  put(article: string, price: Money, count = 1): this {
    this.#lines.push({ article, count, price });
    return this;
  }

  total(): Money {
    if (this.#lines.length === 0) {
      throw new EmptyCartError();
    }
    return this.#lines
      .map(({ count, price }) => ({ ...price, units: price.units * count }))
      .reduce(add);
  }
}
