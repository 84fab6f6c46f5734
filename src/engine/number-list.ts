/** Numbers that arrive one by one; grows by doubling. */
export class NumberList {
  private values = new Float64Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  clear(): void {
    this.length = 0;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** The values so far, in order of arrival; valid until the next push. */
  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}
