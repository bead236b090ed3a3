import { createEffect, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Contact } from "#protocol/model";
import { useRoom } from "../app/room.ts";
import { asksDepartment, standing } from "../chat/told.ts";
import type { FormWords } from "../locales/form/en.ts";
import { isAddress } from "../visit/said.ts";
import { Back } from "./back.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { DepartmentField } from "./department-field.tsx";

/** A message with where to answer. */
export type Letter = { body: string; contact?: Contact };

export type FieldsProps = {
  /** Whether a message is left. Otherwise only whom to write to is asked, where one can choose. */
  asks: boolean;
  /** Where the text is written. */
  field(): HTMLTextAreaElement | undefined;
  /** Takes what makes a letter of a text, and undefined of one that lacks something, which is shown then. */
  seal(seal: (body: string) => Letter | undefined): void;
};

/** What a letter may lack. */
export type Flaw = "email" | "text";

/** What is asked beside the text, and what becomes of it. */
export function Fields(props: FieldsProps & { words: FormWords }): JSX.Element {
  const { chat, device, person } = useRoom();
  const { typed } = device.session.get();
  const kept = device.local.get().contact;
  const known = typed ?? kept ?? person();
  const [contact, setContact] = createSignal({ email: `${known?.email ?? ""}`, name: `${known?.name ?? ""}` });
  const [isKnown, setKnown] = createSignal(!typed && isAddress(contact().email));
  const [isGiven, setGiven] = createSignal(!!kept);
  // Mail goes nowhere that only the page knows of [MAI3].
  const isSaid = () => isKnown() && isGiven();
  const [flaw, setFlaw] = createSignal<Flaw>();
  const isLeft = () => chat().state === "missed" || chat().state === "message";
  let box: HTMLDivElement | undefined;
  let trap: HTMLInputElement | undefined;

  props.seal((body) => {
    const [email, name] = [contact().email.trim(), contact().name.trim()];
    if (!isAddress(email)) return lacks("email");
    // Who gives only their address answers what they are asked, where the text is there already.
    const text = body || (isLeft() && !isSaid() ? props.words.myEmail(email) : "");
    if (!text) return lacks("text");
    const said = { email, ...(name && { name }) };
    device.session.put({ typed: undefined });
    device.local.put({ contact: said });
    setFlaw();
    setKnown(true);
    setGiven(true);
    const caught = trap?.value.slice(0, limits.attributeValue);
    return { body: text, contact: { ...said, ...(caught && { trap: caught }) } };
  });

  createEffect(() => {
    const field = props.field();
    if (flaw() !== "text" || !field) return;
    field.setAttribute("aria-describedby", "hej-text");
    field.ariaInvalid = "true";
    onCleanup(() => {
      field.removeAttribute("aria-describedby");
      field.ariaInvalid = null;
    });
  });

  return (
    <div class="fields" ref={box}>
      <Show when={props.asks}>
        <p class="lead" role="status">
          <Show
            when={isLeft() && isSaid() && !chat().own.length}
            fallback={isLeft() && !isSaid() ? props.words.missed : props.words.leave}
          >
            {props.words.thanks}{" "}
            <Show when={standing(chat())?.next?.open}>
              <Back words={props.words} />.
            </Show>
          </Show>
        </p>
        <ContactFields
          words={props.words}
          contact={contact()}
          isKnown={isKnown()}
          isWrong={flaw() === "email"}
          onInput={(change) => {
            const next = { ...contact(), ...change };
            setContact(next);
            setFlaw();
            device.session.put({ typed: next.email || next.name ? next : undefined });
          }}
          onChange={() => setKnown(false)}
        />
      </Show>
      <Show when={asksDepartment(chat())}>
        <DepartmentField words={props.words} />
      </Show>
      <Show when={props.asks}>
        {/* Only a program finds this, and fills it. */}
        <div class="unseen" aria-hidden="true">
          <input ref={trap} name="website" tabindex="-1" autocomplete="off" />
        </div>
        <Show when={flaw() === "text"}>
          <p class="flaw" id="hej-text">
            {props.words.textMissing}
          </p>
        </Show>
      </Show>
    </div>
  );

  /** Shows it, where the visitor can mend it. */
  function lacks(what: Flaw): undefined {
    if (what === "email") setKnown(false);
    setFlaw(what);
    const field = what === "email" ? box?.querySelector<HTMLElement>("[name=email]") : props.field();
    field?.focus();
  }
}
