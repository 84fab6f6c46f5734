/** Sections of text with an empty line between them; one without lines is left away. */
export function* writeSections(sections: Iterable<() => readonly string[]>): Iterable<string> {
  let between = "";
  for (const section of sections) {
    const lines = section();
    if (lines.length > 0) yield `${between}${lines.join("\n")}\n`;
    between = "\n";
  }
}
