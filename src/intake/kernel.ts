import { kernelCode } from "./kernel-code.js";

/** Node knows it; the types of this project don't. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

type Address = { readonly value: number };

/** What kernel/assembly/index.ts offers. Addresses and sizes are bytes. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly followed: Address;
  readonly recordEnds: Address;
  readonly firstCells: Address;
  readonly lineEnds: Address;
  readonly plainMarks: Address;
  readonly cellStarts: Address;
  readonly cellEnds: Address;
  readonly input: Address;
  readonly mostRecords: Address;
  readonly wordTableSize: Address;
  readonly keptSize: Address;
  scan(from: number, to: number, isEnd: boolean, delimiter: number, width: number, headerEnd: number): number;
  stoppedAs(): number;
  followQuotes(size: number, delimiter: number, newline: number, allowsCr: boolean, from: number): boolean;
  readStamps(records: number, column: number, walls: number, offsets: number): void;
  findWords(records: number, column: number, table: number, found: number): void;
  learnWord(table: number, start: number, end: number, code: number): void;
  printCells(
    records: number,
    column: number,
    prints: number,
    known: number,
    orders: number,
    kept: number,
  ): void;
  printRows(records: number, columns: number, count: number, prints: number, known: number): void;
}

const pageSize = 65_536;
/** Numbers of eight bytes stand at multiples of eight. */
const alignment = 8;

/** The compiled code with a memory of its own. What it finds is looked up in views of that memory. */
export class Kernel {
  readonly does: KernelExports;
  /** Where the bytes of a file are put. */
  readonly input: number;
  /** Rows that are found at once, at most. */
  readonly mostRecords: number;
  private used: number;
  /** All of its memory, in four views; new ones when more is taken. */
  bytes: Buffer;
  words: Uint32Array;
  codes: Int32Array;
  numbers: Float64Array;

  /** @param inputSize bytes that are looked at at once, at most */
  constructor(
    module: object,
    readonly inputSize: number,
  ) {
    this.does = new WebAssembly.Instance(module).exports as KernelExports;
    this.input = this.does.input.value;
    this.mostRecords = this.does.mostRecords.value;
    this.used = this.input;
    this.bytes = Buffer.alloc(0);
    this.words = new Uint32Array(0);
    this.codes = new Int32Array(0);
    this.numbers = new Float64Array(0);
    this.reset();
  }

  /** Room for so many bytes, all 0. Views that were taken before may no longer be those of its memory. */
  take(size: number): number {
    const start = Math.ceil(this.used / alignment) * alignment;
    this.used = start + size;
    const { memory } = this.does;
    const missing = this.used - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageSize));
    if (this.bytes.buffer !== memory.buffer) {
      this.bytes = Buffer.from(memory.buffer);
      this.words = new Uint32Array(memory.buffer);
      this.codes = new Int32Array(memory.buffer);
      this.numbers = new Float64Array(memory.buffer);
    }
    this.bytes.fill(0, start, this.used);
    return start;
  }

  /** Takes back all that was taken, except the room for input. */
  reset(): void {
    this.used = this.input + this.inputSize;
    this.take(alignment);
  }
}

let module: object | undefined;
let spare: Kernel | undefined;

/** Undefined where this Node runs no WebAssembly, or has no memory for it. */
export function borrowKernel(inputSize: number): Kernel | undefined {
  const kernel = spare;
  spare = undefined;
  if (kernel?.inputSize === inputSize) return kernel;
  try {
    module ??= new WebAssembly.Module(Buffer.from(kernelCode, "base64"));
    return new Kernel(module, inputSize);
  } catch {
    return undefined;
  }
}

/** The next file may use it: nobody looks at its memory any more. */
export function returnKernel(kernel: Kernel): void {
  kernel.reset();
  spare = kernel;
}
