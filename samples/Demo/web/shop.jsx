// A page with a mistake, for `build.sh demo`: bundled and minified with all of React, it fails, and its stack trace
// says nothing that a person could read.
import { renderToString } from "react-dom/server";

const prices = { tea: 4.5, pot: 19.99 };

function Price({ article }) {
  return <b>{prices[article].toFixed(2)} €</b>;
}

function Cart({ articles }) {
  return <ul>{articles.map(article => <li key={article}>{article}: <Price article={article} /></li>)}</ul>;
}

console.log(renderToString(<Cart articles={["tea", "sugar"]} />)); // there is no price of sugar
