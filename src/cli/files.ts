import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { mkdtemp, open, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { glob, isDynamicPattern } from "tinyglobby";

/** A file of an export: its bytes as often as they are wanted, and what they were. */
export interface ExportFile {
  /** As the report shows it. */
  readonly name: string;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
  /** The SHA-256 of the bytes, in hexadecimal. */
  sha256(): Promise<string>;
}

/** Why a file could not be read or written, in words; never a stack trace. */
export class FileError extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "no space left on the disk",
  EROFS: "the disk is read-only",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
};

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException)?.code;
  return (code !== undefined && reasons[code]) || (error instanceof Error ? error.message : String(error));
}

async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(file, reasonOf(error));
  }
}

/** The whole of a small file as text, with the SHA-256 of its bytes. */
export function readWholeFile(path: string): Promise<{ text: string; sha256: string }> {
  return named(path, async () => {
    const bytes = await readFile(path);
    return { text: bytes.toString("utf8"), sha256: createHash("sha256").update(bytes).digest("hex") };
  });
}

/**
 * The files that a path or a glob names, in the order of their names.
 *
 * @param folder where a relative path starts; the names in the report are joined to it
 */
export async function findFiles(pattern: string, folder: string): Promise<string[]> {
  const path = isAbsolute(pattern) || folder === "." ? pattern : join(folder, pattern);
  // A file of exactly that name wins over its reading as a glob.
  if (!isDynamicPattern(pattern) || (await exists(path))) return [path];
  const found = await glob([pattern], { cwd: folder, onlyFiles: true, expandDirectories: false });
  return found.map((name) => (isAbsolute(name) || folder === "." ? name : join(folder, name))).sort();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** @throws FileError when it cannot be read or is no file */
export function openExport(path: string, name: string): Promise<ExportFile> {
  return named(path, async () => {
    const handle = await open(path, "r");
    try {
      const facts = await handle.stat();
      if (facts.isDirectory()) throw new FileError(name, "is a folder, not a file");
      return exportFile(path, name, facts.size);
    } finally {
      await handle.close();
    }
  });
}

function exportFile(path: string, name: string, size: number): ExportFile {
  let digest: string | undefined;
  async function* read(): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
        hash.update(chunk as Uint8Array);
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw new FileError(name, reasonOf(error));
    }
    digest = hash.digest("hex");
  }
  return {
    name,
    size,
    open: read,
    async sha256() {
      // A pass that stopped early has seen only a part of the bytes.
      if (digest === undefined) for await (const _chunk of read());
      return digest as string;
    },
  };
}

const temporaryFolders = new Set<string>();

/** Keeps standard input in a temporary file, because an export is read more than once. */
export function spoolStandardInput(input: NodeJS.ReadableStream): Promise<ExportFile> {
  return named("standard input", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sla-audit-"));
    temporaryFolders.add(folder);
    const path = join(folder, "stdin.csv");
    await pipeline(input, createWriteStream(path, { mode: 0o600 }));
    return openExport(path, "standard input");
  });
}

/** Removes what this run left in the temporary folder; safe to call when the process ends. */
export function removeTemporaryFiles(): void {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true });
  temporaryFolders.clear();
}

/** Writes a file whole or not at all: beside its place first, then renamed. */
export function writeFileAtomically(path: string, chunks: Iterable<string>): Promise<void> {
  return named(path, async () => {
    const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.part`);
    try {
      const handle = await open(draft, "wx");
      try {
        let buffered = "";
        for (const chunk of chunks) {
          buffered += chunk;
          if (buffered.length < 64 * 1024) continue;
          await handle.writeFile(buffered);
          buffered = "";
        }
        await handle.writeFile(buffered);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  });
}
