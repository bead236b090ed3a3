import type { InviteFrame } from "#protocol/visitor";
import type { Desk } from "../loader/desk.ts";
import css from "../styles/invite.css?inline";

/**
 * Puts the card beside the launcher, or into the place that the page has for it. Nothing takes the focus. A quiet one is a
 * mark on the launcher, whose name it becomes, and is seen whole when the launcher is pointed at or has the focus.
 */
export function placeCard(card: HTMLElement, frame: InviteFrame, slot: Element | null, desk: Desk): () => void {
  const box = document.createElement("div");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  if (slot) {
    const root = box.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    box.style.setProperty("--accent", desk.config.settings.color);
    card.classList.add("inline");
    root.appendChild(card);
    slot.appendChild(box);
    return () => box.remove();
  }
  const { root, button, config } = desk;
  box.className = `invite ${config.settings.position}`;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (frame.as === "launcher") {
    box.classList.add("quiet");
    box.appendChild(card);
    button.id = "hej";
    button.setAttribute("aria-labelledby", "said hej");
  } else {
    box.role = "status";
    // A reader tells what comes into a region that is there already.
    setTimeout(() => box.appendChild(card));
  }
  root.appendChild(box);
  return () => {
    button.removeAttribute("aria-labelledby");
    box.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
