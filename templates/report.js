// Lọc, tìm, sắp xếp danh mục nhiệm vụ. Không gửi, không tải, không lưu gì; trạng thái chỉ nằm sau dấu # của địa chỉ.
(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const table = get("bang"), count = get("dem"), heading = get("h-danh-muc"), print = get("in");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  if (!table || !count || !get("bo-loc")) return;
  const body = table.tBodies[0], rows = [...body.rows].filter((row) => row.id);
  const fields = { tt: get("loc-tt"), cq: get("loc-cq"), lv: get("loc-lv"), q: get("loc-q"), sx: get("loc-sx") };
  const compare = new Intl.Collator("vi", { numeric: true }).compare;
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const heads = [...table.querySelectorAll("th[data-sort]")];
  let order = "";

  const value = (row, key) => row.dataset[key] ?? row.querySelector(`[data-by="${key}"]`).textContent;

  function arrange() {
    const [, key, down] = /^(\w+)(-?)$/.exec(order) || [null, "id", ""];
    const way = down ? -1 : 1;
    rows.sort((a, b) => way * compare(value(a, key), value(b, key)) || a.dataset.id - b.dataset.id);
    body.append(...rows);
    for (const head of heads) {
      if (head.dataset.sort === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    fields.sx.value = order;
  }

  function show() {
    const words = fold(fields.q.value).split(/\s+/);
    const fits = (row, name) => !fields[name].value || row.dataset[name].split(" ").includes(fields[name].value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !["tt", "cq", "lv"].every((name) => fits(row, name)) || !words.every((word) => texts.get(row).includes(word));
      shown += !row.hidden;
    }
    count.textContent = shown < rows.length ? `Đang hiện ${shown} trong ${rows.length} nhiệm vụ` : `${shown} nhiệm vụ`;
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of ["tt", "cq", "lv", "q"]) if (fields[name].value) state.set(name, fields[name].value);
    if (order) state.set("sx", order);
    const hash = `#${state.size ? state : "danh-muc"}`;
    try {
      history.replaceState(null, "", hash);
    } catch {
      location.hash = hash;
    }
  }

  function set(text) {
    const state = new URLSearchParams(text), wanted = state.get("sx") || "";
    for (const name of ["tt", "cq", "lv", "q"]) {
      fields[name].value = state.get(name) || "";
      if (fields[name].selectedIndex < 0) fields[name].value = "";
    }
    order = heads.some((head) => head.dataset.sort === wanted.replace(/-$/, "")) ? wanted : "";
    arrange();
    show();
  }

  function reveal(hash) {
    const row = /^#nv-\d+$/.test(hash) && get(hash.slice(1));
    if (!row) return;
    if (row.hidden) set(order && `sx=${order}`);
    row.tabIndex = -1;
    row.focus();
  }

  function read() {
    if (/^#(tt|cq|lv|q|sx)=/.test(location.hash)) {
      set(location.hash.slice(1));
      get("danh-muc").scrollIntoView();
    } else reveal(location.hash);
  }

  function sort(wanted) {
    order = wanted === "id" ? "" : wanted;
    arrange();
    remember();
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(head.dataset.sort + (head.ariaSort === "ascending" ? "-" : "")));
  }
  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.href = `#${link.dataset.filter}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      set(link.dataset.filter + (order && `&sx=${order}`));
      remember();
      get("danh-muc").scrollIntoView();
      heading.focus({ preventScroll: true });
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#nv-"]');
    if (link) reveal(link.hash);
  });
  for (const name of ["tt", "cq", "lv", "q"]) {
    fields[name].addEventListener("input", () => {
      show();
      remember();
    });
  }
  fields.sx.addEventListener("input", () => sort(fields.sx.value));
  get("bo-het").addEventListener("click", () => {
    set("");
    remember();
  });
  window.addEventListener("hashchange", read);
  get("bo-loc").hidden = false;
  arrange();
  read();
})();
