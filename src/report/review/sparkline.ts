import type { ValueScale } from "./value-scale.js";

const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/** Where there is no figure; it stands low and apart, so that nobody takes it for a small one. */
const gap = "·";

/** Figures as a line of blocks, each as high as it stands on the scale. */
export function drawSparkline(values: readonly (number | null)[], { from, to }: ValueScale): string {
  return values
    .map((value) => {
      if (value === null) return gap;
      const height = to > from ? (value - from) / (to - from) : 1;
      const level = Math.round(height * (blocks.length - 1));
      return blocks[Math.min(blocks.length - 1, Math.max(0, level))];
    })
    .join("");
}
