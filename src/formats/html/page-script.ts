/**
 * Sorts and filters the table of misses; without it the page says the same. It reads only what stands in the
 * table and writes no markup. Details open for the printer and are closed again.
 */
export const pageScript = `(() => {
  "use strict";
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details.made-of:not([open]), details.hashes:not([open])")) {
      each.open = true;
      closed.push(each);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of closed.splice(0)) each.open = false;
  });

  const table = document.getElementById("misses");
  const bar = document.querySelector(".filter");
  if (table === null || bar === null) return;
  const [body] = table.tBodies;
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows].map((row, index) => ({
    row,
    index,
    words: row.textContent.toLowerCase(),
    cells: [...row.cells].map((cell) =>
      cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key),
    ),
  }));
  const search = document.getElementById("search");
  const objective = document.getElementById("objective");
  const sort = document.getElementById("sort");
  const found = document.getElementById("found");
  const objectiveColumn = heads.findIndex((head) => head.textContent === "Objective");

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
    const wanted = objective === null ? "" : objective.value;
    let count = 0;
    for (const each of rows) {
      const fits = (wanted === "" || each.cells[objectiveColumn] === wanted)
        && words.every((word) => each.words.includes(word));
      each.row.hidden = !fits;
      if (fits) count++;
    }
    found.value = count === rows.length
      ? rows.length + " shown"
      : count + " of " + rows.length + " shown";
  };

  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  let [column, direction] = [0, -1];
  const order = () => {
    rows.sort((a, b) => direction * compare(a.cells[column], b.cells[column]) || a.index - b.index);
    body.append(...rows.map(({ row }) => row));
    for (const [index, head] of heads.entries()) {
      if (index === column) head.setAttribute("aria-sort", direction < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    sort.value = String(column);
  };
  // Numbers and instants begin with the largest, words with A.
  const firstDirection = (index) => rows.some(({ cells }) => typeof cells[index] === "number") ? -1 : 1;
  for (const [index, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      direction = index === column ? -direction : firstDirection(index);
      column = index;
      order();
    });
    sort.add(new Option(head.textContent, String(index)));
    head.replaceChildren(button);
  }
  sort.addEventListener("change", () => {
    column = Number(sort.value);
    direction = firstDirection(column);
    order();
  });
  search.addEventListener("input", filter);
  if (objective !== null) objective.addEventListener("change", filter);
  heads[0].setAttribute("aria-sort", "descending");
  bar.hidden = false;
  filter();
})();
`;
