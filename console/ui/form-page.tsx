import { type ParentProps, Show } from "solid-js";
import { t } from "../locales/strings.ts";
import "./form-page.css";

/** A page that asks for one thing: signing in, signing up, setting up. */
export const FormPage = (props: ParentProps<{ title: string; intro?: string | undefined; step?: string }>) => (
  <main class="form-page">
    <div class="form-card">
      <p class="form-brand">
        <img src={icon} alt="" width="24" height="24" />
        {t("app.name")}
      </p>
      <Show when={props.step}>
        <p class="form-step">{props.step}</p>
      </Show>
      <h1>{props.title}</h1>
      <Show when={props.intro}>
        <p class="muted">{props.intro}</p>
      </Show>
      {props.children}
    </div>
  </main>
);

const icon = new URL("../icon.svg", import.meta.url).pathname;
