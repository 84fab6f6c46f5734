/** Below this many values a sort is as quick as a search. */
const fewValues = 32;
/** So many rounds that halve nothing are enough of bad luck, or of values that were chosen to cause it. */
const patience = 8;

/**
 * The value that would stand at an index if the values were in ascending order. They are reordered: what stands
 * before the index is then not greater, what stands behind it not less. The time grows with their number alone.
 *
 * @param values none of them NaN
 */
export function selectRank(values: Float64Array, index: number): number {
  let low = 0;
  let high = values.length - 1;
  let unlucky = 0;
  while (high - low > fewValues) {
    if (unlucky > patience) break;
    const pivot = middleOf(values[low]!, values[low + ((high - low) >> 1)]!, values[high]!);
    const size = high - low;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (index <= right) high = right;
    else if (index >= left) low = left;
    else return pivot;
    if ((high - low) * 8 > size * 7) unlucky++;
  }
  values.subarray(low, high + 1).sort();
  return values[index]!;
}

function middleOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
