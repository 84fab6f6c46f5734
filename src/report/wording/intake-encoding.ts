import { type Encoding, encodingTitles } from "../../model/encoding.js";
import type { IntakeProblems } from "../../model/problems/intake.js";
import type { Words } from "./wording.js";

const saveAsUtf8 = "Save the file as UTF-8 (in a spreadsheet: CSV UTF-8)";

/** `encoding: windows-1252`, to paste under a source. */
function encodingLine(source: string, encoding: Encoding): string {
  return `under sources.${source}: encoding: ${encoding}`;
}

export function wordNotUtf8({ because, source, byte }: IntakeProblems["not-utf8"]): Words {
  const name = `the byte ${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  const asWindows = encodingLine(source, "windows-1252");
  switch (because) {
    case "declared":
      return {
        message: `${name} is no text in UTF-8, the encoding that the definition declares`,
        context: `sources.${source}.encoding`,
        help: `${saveAsUtf8}, or say what it is ${asWindows}`,
      };
    case "marked":
      return {
        message: `${name} is no text in UTF-8, which the file's byte order mark says it is`,
        context: `source "${source}"`,
        help: "The file is damaged, or was put together from files in different encodings. Export it again.",
      };
    case "damaged-utf-8":
      return {
        message: `${name} is no text in UTF-8, but other letters of the file are UTF-8`,
        context: `source "${source}"`,
        help: `The file is damaged, or was put together from files in different encodings. Export it again, or say in which one to read all of it ${asWindows}`,
      };
    case "unknown":
      return {
        message: `${name} is text neither in UTF-8 nor in Windows-1252`,
        context: `source "${source}"`,
        help: `${saveAsUtf8}, or say what it is ${encodingLine(source, "macintosh")} (or iso-8859-15, windows-1252, utf-16le, utf-16be)`,
      };
  }
}

export function wordBrokenEncoding({ encoding, by, source }: IntakeProblems["broken-encoding"]): Words {
  return {
    message: `the text is not whole: half a character of ${encodingTitles[encoding]} stands here`,
    context: by === "declared" ? `sources.${source}.encoding` : `source "${source}"`,
    help: `The file was cut off, or something else was added to it. Export it again${
      by === "declared" ? ", or say another encoding" : ""
    }.`,
  };
}

export function wordGuessedEncoding({ encoding, word, source }: IntakeProblems["encoding-guessed"]): Words {
  const title = encodingTitles[encoding];
  return {
    message: `the file is not UTF-8 and was read as ${title}${word === "" ? "" : `, so that this says "${word}"`}`,
    context: `source "${source}"`,
    help: `${saveAsUtf8} if that is wrong. If it is right, say so ${encodingLine(source, encoding)}`,
  };
}
