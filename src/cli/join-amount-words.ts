/** What may follow the first word of an option's value without quotes around the whole. */
const following: Readonly<Record<string, RegExp>> = {
  "--revenue": /^([A-Z]{3}|per|an?|month|quarter|year)$/,
  "--deal-value": /^[A-Z]{3}$/,
  "--conversion-rate": /^(of|all|qualified|leads)$/,
};

/** Makes one value of the words in `--revenue 5000 USD per month`, which nobody should have to quote. */
export function joinAmountWords(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const option = args[index] as string;
    const words = following[option];
    joined.push(option);
    if (words === undefined || !/\d/.test(args[index + 1] ?? "")) continue;
    let end = index + 2;
    while (words.test(args[end] ?? "")) end++;
    joined.push(args.slice(index + 1, end).join(" "));
    index = end - 1;
  }
  return joined;
}
