import { readdirSync, readFileSync } from "node:fs";

const opening = `sla-audit holds parts of these packages. Each is used under its own licence, which follows.\n`;
const rule = `${"=".repeat(80)}\n`;

/**
 * Whose work is in the bundle, with the licence of each as its package has it.
 *
 * @param {readonly string[]} sources the paths of the files that the bundle was made from
 * @throws where a package has neither the text of a licence nor the name of one
 */
export function composeNotices(sources) {
  const folders = new Set(sources.flatMap((source) => packageFolder(source) ?? []));
  return [opening, ...[...folders].map(noticeOf).sort()].join(`\n${rule}\n`);
}

/**
 * `…/node_modules/a/node_modules/@b/c` of `…/node_modules/a/node_modules/@b/c/lib/index.js`.
 *
 * @param {string} source
 */
function packageFolder(source) {
  return /^.*\bnode_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(source)?.[0];
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license, author, homepage } = JSON.parse(
    readFileSync(`${folder}/package.json`, "utf8"),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(`${folder}/${file}`, "utf8").trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} says nothing of its licence.`);
  const by = typeof author === "string" ? author : author?.name;
  const heads = [`${name} ${version}`, `Licence: ${license ?? "below"}`];
  if (by !== undefined) heads.push(`Author: ${by}`);
  if (homepage !== undefined) heads.push(homepage);
  return `${[heads.join("\n"), ...texts].join("\n\n")}\n`;
}
