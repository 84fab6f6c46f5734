import type { Grounds } from "../../report/closing-facts.js";
import type { Headline } from "../../report/headline.js";
import { verdictWord } from "../../report/verdict-text.js";
import { openingPart } from "./evidence.js";
import { type Content, html, type Markup, verbatim } from "./markup.js";
import { verdictBadge } from "./objectives.js";

export interface Section {
  readonly id: string;
  readonly title: string;
  /** A section without content is left away. */
  readonly content: Content;
}

export interface Page {
  readonly report: Grounds;
  readonly headline: Headline;
  readonly sections: readonly Section[];
  /** What the page lets in: its own styles and script, by their hashes. */
  readonly policy: string;
  readonly styles: readonly string[];
  readonly script?: string;
  /** What drawings of the page refer to. */
  readonly patterns?: Markup;
}

/** A page of one audit or review. */
export function writePage({ report, headline, ...page }: Page): Iterable<string> {
  const { subject, verdict, reason } = headline;
  return writeFramedPage({
    ...page,
    title: `${subject}: ${verdictWord(verdict)}`,
    badge: verdictBadge(headline),
    subject,
    reason,
    opening: openingPart(report),
    tool: report.tool,
  });
}

/** What every page says above and below its sections. */
export interface FramedPage extends Omit<Page, "report" | "headline"> {
  /** In the bar of the browser. */
  readonly title: string;
  readonly badge: Markup;
  readonly subject: string;
  readonly reason: string;
  readonly opening: Markup;
  readonly tool: Grounds["tool"];
}

/** A page in one file that loads nothing: its head, its headline, its sections, its end. */
export function* writeFramedPage(page: FramedPage): Iterable<string> {
  const { title: barTitle, badge, subject, reason, opening, tool, sections, script, ...head } = page;
  const shown = sections.filter(({ content }) => content !== false);
  yield openPage(barTitle, head).markup;
  yield html`<header>
${badge}
<h1>${subject}</h1>
<p class="reason">${reason}</p>
${opening}<nav aria-label="Sections"><ul>${shown.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="report">
`.markup;
  for (const { id, title, content } of shown) {
    yield html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${content}</section>
`.markup;
  }
  const { name, version } = tool;
  yield html`</main>
<footer><p>Made by ${name} ${version}. The JSON report has the same figures for programs.</p></footer>
${script !== undefined && html`<script>${verbatim(script)}</script>\n`}</body>
</html>
`.markup;
}

function openPage(
  title: string,
  { policy, styles, patterns }: Pick<Page, "policy" | "styles" | "patterns">,
): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${styles.map((style) => html`<style>${verbatim(style)}</style>\n`)}</head>
<body>
<a class="skip" href="#report">To the report</a>
${patterns}`;
}
