/** The codes of ISO 4217 that are in use. */
export function currencyCodes(): readonly string[] {
  return Intl.supportedValuesOf("currency");
}

/** Whether these three capital letters are a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && currencyCodes().includes(code);
}

const dollarsAndPesos =
  "USD CAD AUD NZD HKD SGD TWD BSD BBD BZD BMD BND BRL KYD XCD FJD GYD JMD LRD NAD SBD SRD TTD MXN ARS CLP COP UYU DOP CUP NIO";

/** What people write for a currency, in lower case without a dot behind it, and the codes that it can stand for. */
const codesOfSign: Readonly<Record<string, string>> = {
  $: dollarsAndPesos,
  us$: "USD",
  u$s: "USD",
  c$: "CAD NIO",
  ca$: "CAD",
  a$: "AUD",
  au$: "AUD",
  nz$: "NZD",
  hk$: "HKD",
  s$: "SGD",
  sg$: "SGD",
  nt$: "TWD",
  mx$: "MXN",
  mex$: "MXN",
  r$: "BRL",
  "€": "EUR",
  euro: "EUR",
  "£": "GBP EGP FKP GIP SHP SSP SYP LBP",
  "¥": "JPY CNY",
  "￥": "JPY CNY",
  "₹": "INR",
  rs: "INR PKR LKR NPR MUR SCR",
  "₩": "KRW KPW",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₪": "ILS",
  "₫": "VND",
  "₱": "PHP",
  "₦": "NGN",
  "฿": "THB",
  kr: "SEK NOK DKK ISK",
  fr: "CHF",
  sfr: "CHF",
  zł: "PLN",
  kč: "CZK",
  ft: "HUF",
  lei: "RON MDL",
};

/** The codes that a sign, an abbreviation or a code can stand for; undefined where it is no currency. */
export function currenciesOf(sign: string): readonly string[] | undefined {
  const name = sign.toLowerCase().replace(/\.$/, "");
  const codes = Object.hasOwn(codesOfSign, name) ? codesOfSign[name] : undefined;
  if (codes !== undefined) return codes.split(" ");
  const code = name.toUpperCase();
  return isCurrency(code) ? [code] : undefined;
}
