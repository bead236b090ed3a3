import type { InviteFrame } from "#protocol/visitor";
import { inviteWords } from "../locales/invite.ts";

/** The words with what can be done, in the language of the words. Nothing of it is read as HTML. */
export function drawCard(frame: InviteFrame, take: () => void, dismiss: () => void): HTMLElement {
  const { language, text } = frame;
  const words = inviteWords(language ?? (document.documentElement.lang || navigator.language));
  const card = make("div", "card");
  card.lang = words.language;
  card.dir = words.language === "ar" ? "rtl" : "ltr";
  if (text) {
    const said = make("p", "", text);
    said.id = "said";
    said.dir = "auto";
    if (language) said.lang = language;
    card.appendChild(said);
  }
  const main = frame.as === "article" ? make("a", "main", frame.title) : make("button", "main", words[frame.to]);
  if (frame.as === "article" && main instanceof HTMLAnchorElement) main.href = frame.url;
  main.addEventListener("click", take);
  const no = make("button", "", words.dismiss);
  no.addEventListener("click", dismiss);
  card.appendChild(main);
  card.appendChild(no);
  return card;
}

function make<Name extends "div" | "p" | "a" | "button">(name: Name, className: string, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
