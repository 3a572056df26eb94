// Components and regions, by the arrow keys.

function grid(table) {
  table.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !event.altKey || !cell) {
      return;
    }
    event.preventDefault();
    const row = table.rows[cell.parentElement.rowIndex + step[0]];
    const next = row && row.cells[cell.cellIndex + step[1]];
    const select = next && one("select", next);
    if (select) {
      select.focus();
    }
  });
  // Also where a cell is put back that was chosen before, in a box that was replaced or as a draft.
  const colour = (select) => { select.className = select.value; };
  all("select", table).forEach(colour);
  table.addEventListener("input", (event) => colour(event.target));
}
