/**
 * The page's own style sheet and script by their SHA-256: a browser takes no other, and loads nothing. A test
 * holds them equal and says what to write here when one of the two has changed.
 */
const styleHash = "sha256-v/u4/UYlPhNry/IMhFFql5ehho0xVbumj5M7OBCxj9E=";
const scriptHash = "sha256-MN/k/SsUa8Ckyxdyd1VUxnIpkmE62kfU5i17F4SEWjM=";

export const pagePolicy = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  `script-src '${scriptHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A page of tables alone: it runs no script and has no style but that of every page. */
export const plainPagePolicy = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The style sheet that a review has beside that of every page. */
const reviewStyleHash = "sha256-EXNsGvSCbhxbuShJtQ1fJUVskZGdWQ/Ct1JC6+G9h2k=";

/** A review runs no script at all. */
export const reviewPagePolicy = [
  "default-src 'none'",
  `style-src '${styleHash}' '${reviewStyleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
