/** An amount in the smallest unit of its currency: 1999 EUR is 19.99 €. */
export interface Money {
  readonly units: number;
  readonly currency: string;
}

const symbols: Record<string, string> = { EUR: "€", GBP: "£", XBT: "🪙" };

export function add(left: Money, right: Money): Money {
  if (left.currency !== right.currency) {
    throw new TypeError(`cannot add ${right.currency} to ${left.currency}`);
  }
  return { units: left.units + right.units, currency: left.currency };
}

export function format({ units, currency }: Money): string {
  const symbol = symbols[currency] ?? currency;
  return `${(units / 100).toFixed(2)} ${symbol}`;
}
