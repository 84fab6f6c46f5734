import type { Contract, ReviewClause, Signature } from "../model/contract.js";
import type { PeriodUnit } from "../time/period.js";
import { checkDate } from "./dates.js";
import { readLimit } from "./limit.js";
import { parseFee, readAmount } from "./money.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import type { Path } from "./tree.js";

type AgreementInput = Partly<FileInput["agreement"]>;

/** What the agreement says beside its figures; its disputes need the calendars, which are read later. */
export function readContract(
  input: AgreementInput | undefined,
  { parties, every }: { readonly parties: readonly string[]; readonly every: PeriodUnit },
  reading: Reading,
): Contract {
  const path = ["agreement"];
  const party = (name: string | undefined, at: Path) => resolveReference("party", name, parties, at, reading);
  const review = readReview(input, party, reading);
  const within = readLimit([...path, "reporting", "within"], reading);
  const fee = readFee(every, reading);
  const supportedBy = textsAt([...path, "supported-by"], reading);
  return {
    ...(input?.kind === undefined ? {} : { kind: input.kind }),
    services: textsAt([...path, "services"], reading).map(({ text }) => text),
    notCovered: textsAt([...path, "not-covered"], reading).map(({ text }) => text),
    responsibilities: reading.keysAt([...path, "responsibilities"]).flatMap((name) => {
      const at = [...path, "responsibilities", name];
      const id = resolveReference("party", name, parties, at, reading);
      if (id === undefined) return [];
      return textsAt(at, reading).map(({ text, path: own }) => ({
        party: id,
        duty: text,
        at: reading.place(own),
      }));
    }),
    stages: textsAt([...path, "stages"], reading).map(({ text }) => text),
    clauses: pairsAt([...path, "clauses"], reading).map(([name, says]) => ({ name, says })),
    signatures: (input?.["signed-by"] ?? []).flatMap((signed, index) =>
      readSignature(signed, [...path, "signed-by", index], party, reading),
    ),
    contacts: new Map(pairsAt([...path, "contacts"], reading)),
    ...(review === undefined ? {} : { review }),
    reporting: within === undefined ? {} : { within },
    ...(fee === undefined ? {} : { fee }),
    supportedBy: supportedBy.map(({ text, path: at }) => ({
      file: text,
      at: reading.place(at),
      excerpt: reading.locate(at).excerpt,
    })),
  };
}

type FindParty = (name: string | undefined, at: Path) => string | undefined;

function readSignature(
  input: NonNullable<AgreementInput["signed-by"]>[number],
  path: Path,
  party: FindParty,
  reading: Reading,
): Signature[] {
  const signer = party(input?.party, [...path, "party"]);
  const name = reading.textAt([...path, "name"]);
  const on = input?.on;
  const isDated = on !== undefined && checkDate(on, [...path, "on"], reading);
  if (signer === undefined || name === undefined) return [];
  return [{ party: signer, name, ...(isDated ? { on } : {}) }];
}

function readReview(
  input: AgreementInput | undefined,
  party: FindParty,
  reading: Reading,
): ReviewClause | undefined {
  const path = ["agreement", "review"];
  const { every, last, owner } = input?.review ?? {};
  const isDated = last !== undefined && checkDate(last, [...path, "last"], reading);
  const caller = party(owner, [...path, "owner"]);
  if (every === undefined) return undefined;
  return {
    every,
    ...(isDated ? { last } : {}),
    ...(caller === undefined ? {} : { owner: caller }),
    at: reading.place(path),
  };
}

/** A week is no part of a month, so a fee by one can't be a fee by the other. */
function readFee(every: PeriodUnit, reading: Reading): Contract["fee"] {
  const path = ["agreement", "fee"];
  const fee = readAmount(path, "fee", parseFee, reading);
  if (fee !== undefined && (fee.per === "week") !== (every === "week"))
    reading.report("fee-period", path, { per: fee.per, every });
  return fee;
}

/** One text or a list of them, each with its path. */
function textsAt(path: Path, reading: Reading): { readonly text: string; readonly path: Path }[] {
  const node = reading.nodeAt(path);
  const paths = node?.kind === "list" ? node.items.map((_, index) => [...path, index]) : [path];
  return paths.flatMap((at) => {
    const text = reading.textAt(at);
    return text === undefined ? [] : [{ text, path: at }];
  });
}

function pairsAt(path: Path, reading: Reading): [string, string][] {
  return reading.keysAt(path).flatMap((name): [string, string][] => {
    const text = reading.textAt([...path, name]);
    return text === undefined ? [] : [[name, text]];
  });
}
