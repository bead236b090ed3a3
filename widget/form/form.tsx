import type { Component } from "solid-js";
import { loadFormWords } from "../locales/form/load.ts";
import css from "../styles/form.css?inline";
import { Back } from "./back.tsx";
import { Copy } from "./copy.tsx";
import { Fields, type FieldsProps } from "./fields.tsx";
import { QueueLine } from "./queue-line.tsx";

/** What the chat draws where nobody is there yet, or there is a choice of whom to write to. */
export type Form = {
  /** What the composer asks for beside the text. */
  Fields: Component<FieldsProps>;
  /** The header's words while nobody answers. */
  Back: Component;
  /** The place of who waits. */
  QueueLine: Component;
  /** Asks for a transcript of what is over. */
  Copy: Component;
};

/** The form in a language, drawn with a sheet of its own. */
export async function makeForm(root: ShadowRoot, language: string): Promise<Form> {
  const words = await loadFormWords(language);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return {
    Fields: (props) => <Fields words={words} asks={props.asks} field={props.field} seal={props.seal} />,
    Back: () => <Back words={words} />,
    QueueLine: () => <QueueLine words={words} />,
    Copy: () => <Copy words={words} />,
  };
}
