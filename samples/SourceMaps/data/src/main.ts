import { Cart } from "./cart";
import { format } from "./money";

const euro = (units: number) => ({ units, currency: "EUR" });

const cart = new Cart().put("tea", euro(450), 2).put("pot", euro(1999));
console.log("🫖🫖", format(cart.total()));

new Cart().total(); // throws: its stack trace is what source maps are for
