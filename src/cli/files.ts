import { createHash, randomBytes } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Rendering } from "../model/format.js";
import { GzipDamage, GzipSwelling, gzipMarkLength, isGzip, unpackGzip } from "./unpack-gzip.js";

/** What it takes to open an export once more, in another thread too. */
export interface ExportPlace {
  readonly path: string;
  readonly name: string;
  readonly identity: string;
}

/** A file of an export: its bytes as often as they are wanted, and what they were. */
export interface ExportFile {
  /** As the report shows it. */
  readonly name: string;
  /** What tells one file from another, however it is spelt. */
  readonly identity: string;
  /** Of the bytes on the disk. */
  readonly size: number;
  /** Where its bytes are, which may be a copy of what can be read only once. */
  readonly place: ExportPlace;
  /** How they are packed; `open` gives what is in it. */
  readonly compression?: "gzip";
  /**
   * @param onRead called with the number of bytes of the disk that were read
   * @throws FileError when it can't be read, or at the end of a pass that differs from an earlier one
   */
  open(onRead?: (bytes: number) => void): AsyncIterable<Uint8Array>;
  /** The SHA-256 of the bytes on the disk, in hexadecimal. */
  sha256(): Promise<string>;
}

/** Why a file could not be read or written, in words; never a stack trace. */
export class FileError extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
    /** What is wrong with the bytes of an export, where they could be read. */
    readonly trouble?: "changed" | "damaged" | "swollen",
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
  ELOOP: "is a link that leads back to itself",
  ENXIO: "is a socket, which can't be opened like a file",
  EFBIG: "is larger than a file may be here",
  EDQUOT: "no space left in the disk quota",
  EIO: "the device failed",
};

/** What an error of the system says, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException)?.code;
  return (code !== undefined && reasons[code]) || (error instanceof Error ? error.message : String(error));
}

const mebibyte = 1 << 20;

async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(file, reasonOf(error));
  }
}

/**
 * The whole of a file that is not large, with the SHA-256 of its bytes.
 *
 * @param mostBytes a file of more is not read on; a device may have no end
 */
export function readWholeFile(
  path: string,
  mostBytes: number,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  return named(path, async () => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of createReadStream(path)) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > mostBytes) throw new FileError(path, `is larger than ${mostBytes / mebibyte} MiB`);
    }
    const bytes = Buffer.concat(chunks);
    return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
}

/**
 * The files that a path or a glob names, in no order that can be relied on. A file that is only there packed,
 * with `.gz` behind its name, is meant as well.
 *
 * @param folder where a relative path starts; the names in the report are joined to it
 */
export async function findFiles(pattern: string, folder: string): Promise<string[]> {
  const path = isAbsolute(pattern) || folder === "." ? pattern : join(folder, pattern);
  // A file of exactly that name wins over its reading as a glob.
  if (await exists(path)) return [path];
  // Most runs name plain files and need no globs.
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(pattern)) return [(await exists(`${path}.gz`)) ? `${path}.gz` : path];
  const options = { cwd: folder, onlyFiles: true, expandDirectories: false };
  const plain = new Set(await glob([pattern], options));
  const packed = (await glob([`${pattern}.gz`], options)).filter((name) => !plain.has(name.slice(0, -3)));
  const found = [...new Set([...plain, ...packed])];
  return found.map((name) => (isAbsolute(name) || folder === "." ? name : join(folder, name)));
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** The same text for every spelling of one file and every link to it, whether it is there yet or not. */
export async function identifyFile(path: string): Promise<string> {
  const place = await followLinks(path);
  try {
    return await realpath(place);
  } catch {
    const folder = await realpath(dirname(place)).catch(() => dirname(resolve(place)));
    return join(folder, basename(place));
  }
}

/** Where a path leads when it is a link, there or not; links further up stay. */
async function followLinks(path: string): Promise<string> {
  let place = path;
  for (let step = 0; step < 40; step++) {
    const target = await readlink(place).catch(() => undefined);
    if (target === undefined) return place;
    place = resolve(dirname(place), target);
  }
  return place;
}

const standardInputPaths = new Set(["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]);

/**
 * A file for reading, any number of times. What can be read only once, such as a pipe, is kept in a
 * temporary file.
 *
 * @throws FileError when it cannot be read or is no file
 */
export function openExport(path: string): Promise<ExportFile> {
  return named(path, async () => {
    if (standardInputPaths.has(resolve(path))) return openStandardInput(path);
    // A pipe that is only looked at is not opened: its writer would take that for the one reading.
    const facts = await stat(path);
    if (facts.isDirectory()) throw new FileError(path, reasons["EISDIR"]!);
    if (!facts.isFile()) return openSpooled(path, identifyPipe(facts), () => createReadStream(path));
    return exportFile(path, path, await identifyFile(path));
  });
}

/** Standard input, under the name by which it was asked for. */
export function openStandardInput(name = "standard input"): Promise<ExportFile> {
  return named(name, async () => {
    // Where it was redirected from a file, that file may be named as well.
    const identity = await realpath("/dev/stdin").catch(() => "standard input");
    return openSpooled(name, identity, () => process.stdin);
  });
}

/** The file of a place that another thread has found. */
export function reopenExport({ path, name, identity }: ExportPlace): Promise<ExportFile> {
  return named(name, () => exportFile(path, name, identity));
}

function identifyPipe({ dev, ino }: Stats): string {
  return `pipe ${dev}:${ino}`;
}

/** Opens a file to see whether it can be read and how it is packed. */
async function lookInto(path: string): Promise<{ size: number; isPacked: boolean }> {
  const handle = await open(path, "r");
  try {
    const head = new Uint8Array(gzipMarkLength);
    await handle.read(head, 0, gzipMarkLength, 0);
    return { size: (await handle.stat()).size, isPacked: isGzip(head) };
  } finally {
    await handle.close();
  }
}

async function exportFile(path: string, name: string, identity: string): Promise<ExportFile> {
  const { size, isPacked } = await lookInto(path);
  let digest: string | undefined;
  async function* read(onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
        hash.update(chunk as Uint8Array);
        yield chunk as Uint8Array;
        onRead?.((chunk as Uint8Array).length);
      }
    } catch (error) {
      throw new FileError(name, reasonOf(error));
    }
    const read = hash.digest("hex");
    // What was found out about the file in one pass must hold for the rows that another one judges.
    if (digest !== undefined && digest !== read) {
      throw new FileError(name, "changed while it was read", "changed");
    }
    digest = read;
  }
  async function* unpack(onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    try {
      yield* unpackGzip(read(onRead));
    } catch (error) {
      if (!(error instanceof GzipDamage)) throw error;
      throw new FileError(name, error.message, error instanceof GzipSwelling ? "swollen" : "damaged");
    }
  }
  return {
    name,
    identity,
    size,
    place: { path, name, identity },
    ...(isPacked ? { compression: "gzip" as const } : {}),
    open: isPacked ? unpack : read,
    async sha256() {
      // A pass that stopped early has seen only a part of the bytes.
      if (digest === undefined) for await (const _chunk of read());
      return digest as string;
    },
  };
}

/** What this run leaves on the disk unless it is removed: drafts of output files and spooled input. */
const temporaryPaths = new Set<string>();
/** What can be read once is read once, however often it is named. */
const spooledPaths = new Map<string, Promise<string>>();

async function openSpooled(
  name: string,
  identity: string,
  read: () => NodeJS.ReadableStream,
): Promise<ExportFile> {
  const spooled = spooledPaths.get(identity) ?? spool(read());
  spooledPaths.set(identity, spooled);
  return exportFile(await spooled, name, identity);
}

async function spool(input: NodeJS.ReadableStream): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sla-audit-"));
  temporaryPaths.add(folder);
  const path = join(folder, "input.csv");
  await pipeline(input, createWriteStream(path, { mode: 0o600 }));
  return path;
}

/** Removes what this run left on the disk; safe to call when the process ends. */
export function removeTemporaryFiles(): void {
  for (const path of temporaryPaths) rmSync(path, { recursive: true, force: true });
  temporaryPaths.clear();
  spooledPaths.clear();
}

/**
 * Writes a file whole or not at all: beside its place first, then renamed. A link stays a link, and a
 * device or a pipe is written to as it is.
 */
export function writeFileAtomically(path: string, chunks: Rendering): Promise<void> {
  return named(path, async () => {
    const place = await followLinks(path);
    const facts = await stat(place).catch(() => undefined);
    if (facts?.isDirectory()) throw new FileError(path, reasons["EISDIR"]!);
    if (facts !== undefined && !facts.isFile()) return writeFile(place, chunks);
    const draft = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString("hex")}.part`);
    temporaryPaths.add(draft);
    try {
      const handle = await open(draft, "wx");
      try {
        await writeChunks(handle, chunks);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    } finally {
      temporaryPaths.delete(draft);
    }
  });
}

/** Writes a new file, with the folders above it; one that is there stays as it is, and that is an error. */
export function createFile(path: string, chunks: Rendering): Promise<void> {
  return named(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, "wx");
    try {
      await writeChunks(handle, chunks);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  });
}

/** Adds to the end of a file that others write to as well. */
export function appendToFile(path: string, chunks: Rendering): Promise<void> {
  return named(path, async () => {
    const handle = await open(path, "a");
    try {
      await writeChunks(handle, chunks);
    } finally {
      await handle.close();
    }
  });
}

const bufferedLength = 64 * 1024;

/** Small chunks of text are written together. */
async function writeChunks(handle: FileHandle, chunks: Rendering): Promise<void> {
  let buffered = "";
  for await (const chunk of chunks) {
    const isText = typeof chunk === "string";
    if (isText) buffered += chunk;
    if (isText && buffered.length < bufferedLength) continue;
    await handle.writeFile(buffered);
    buffered = "";
    if (!isText) await handle.writeFile(chunk);
  }
  await handle.writeFile(buffered);
}

/** Lines that are too many for memory, until they are wanted again; the run's end removes them. */
export interface Scratch {
  /** Takes a line without line feeds. What can't be kept is told by `read`, so that this never throws. */
  append(line: string): void;
  /** The lines in their order. @throws FileError where not all could be kept */
  read(): AsyncIterable<string>;
}

const scratchBuffer = 256 * 1024;

/** Nothing touches the disk before there is more than a buffer of it. */
export function createScratch(): Scratch {
  let path: string | undefined;
  let handle: number | undefined;
  let buffered = "";
  let failure: unknown;

  function flush(): void {
    try {
      if (handle === undefined) {
        const folder = mkdtempSync(join(tmpdir(), "sla-audit-"));
        temporaryPaths.add(folder);
        path = join(folder, "scratch");
        handle = openSync(path, "wx", 0o600);
      }
      writeFileSync(handle, buffered);
    } catch (error) {
      failure = error;
    }
    buffered = "";
  }

  return {
    append(line) {
      if (failure !== undefined) return;
      buffered += `${line}\n`;
      if (buffered.length >= scratchBuffer) flush();
    },
    async *read() {
      const place = tmpdir();
      if (failure !== undefined) throw new FileError(place, reasonOf(failure));
      let rest = "";
      if (path !== undefined) {
        try {
          for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
            const lines = (rest + (chunk as string)).split("\n");
            rest = lines.pop() as string;
            yield* lines;
          }
        } catch (error) {
          throw new FileError(place, reasonOf(error));
        }
      }
      yield* buffered.split("\n").slice(0, -1);
    },
  };
}
