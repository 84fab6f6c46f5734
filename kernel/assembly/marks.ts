/** Which of the 64 bytes at an address are one of three, a bit each. */
export function findMarks(at: u32, one: v128, two: v128, three: v128): u64 {
  return (
    <u64>marksOf(v128.load(at), one, two, three) |
    ((<u64>marksOf(v128.load(at, 16), one, two, three)) << 16) |
    ((<u64>marksOf(v128.load(at, 32), one, two, three)) << 32) |
    ((<u64>marksOf(v128.load(at, 48), one, two, three)) << 48)
  );
}

function marksOf(bytes: v128, one: v128, two: v128, three: v128): u32 {
  return i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, one), i8x16.eq(bytes, two)), i8x16.eq(bytes, three)));
}

/** Whether one of the 64 bytes at an address is beyond ASCII. */
export function isAnyWide(at: u32): bool {
  const all = v128.or(
    v128.or(v128.load(at), v128.load(at, 16)),
    v128.or(v128.load(at, 32), v128.load(at, 48)),
  );
  return v128.any_true(v128.and(all, i8x16.splat(-128)));
}

/** Which of them are, a bit each. */
export function findWide(at: u32): u64 {
  return (
    <u64>i8x16.bitmask(v128.load(at)) |
    ((<u64>i8x16.bitmask(v128.load(at, 16))) << 16) |
    ((<u64>i8x16.bitmask(v128.load(at, 32))) << 32) |
    ((<u64>i8x16.bitmask(v128.load(at, 48))) << 48)
  );
}
