export type AnnotationLevel = "error" | "warning" | "notice";

/** What GitHub shows beside the line of a file that it is about. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** An annotation as the command that GitHub's runner reads, its line end included. */
export function workflowCommand({ level, title, message, file, line, column }: Annotation): string {
  const hasLine = file && line !== null && line !== undefined && line > 0;
  const properties: [name: string, value: string | number | null | undefined][] = [
    ["file", file],
    ["line", hasLine ? line : null],
    ["col", hasLine ? column : null],
    ["title", title],
  ];
  const text = properties
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${level} ${text}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
