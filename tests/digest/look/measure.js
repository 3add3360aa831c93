// What a reader of the shown page sees, as facts. Changes nothing that stays.
(() => {
  const box = (element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    return { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY, width, height };
  };
  const seen = (element) => {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + height / 2);
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.contains(hit);
  };
  const probe = document.createElement("div");
  probe.style.backgroundColor = "Canvas";
  document.body.append(probe);
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim()) continue;
    const parent = node.parentElement;
    const style = getComputedStyle(parent);
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({
      text: node.data.trim(),
      color: style.color,
      size: parseFloat(style.fontSize),
      right: Math.max(...[...range.getClientRects()].map((one) => one.right + scrollX)),
      inherits: style.color === getComputedStyle(document.documentElement).color,
    });
  }
  const all = [...document.body.querySelectorAll("*")];
  return {
    window: innerWidth,
    wide: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    canvas,
    texts,
    links: [...document.links].map((link) => ({ text: link.textContent, href: link.href, seen: seen(link), ...box(link) })),
    headings: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((one) => one.localName),
    outside: all.filter((one) => box(one).right > innerWidth + 0.5 || box(one).left < -0.5).map((one) => one.outerHTML),
    cut: all.filter((one) => getComputedStyle(one).overflow !== "visible").map((one) => one.outerHTML),
    painted: all
      .filter((one) => {
        const style = getComputedStyle(one);
        return style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none";
      })
      .map((one) => one.outerHTML),
    loaded: performance.getEntriesByType("resource").map((one) => one.name),
  };
})()
