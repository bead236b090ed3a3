import { createSignal, createUniqueId } from "solid-js";
import { t } from "../locales/strings.ts";
import { Icon } from "./icon.tsx";

type CopyFieldProps = { label: string; value: string; button?: string; rows?: number; hideLabel?: boolean };

/** Text to take elsewhere, with a button that says whether copying worked. */
export function CopyField(props: CopyFieldProps) {
  const id = createUniqueId();
  const [state, setState] = createSignal<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    setState(await copyText(props.value));
    setTimeout(() => setState("idle"), 4000);
  };
  return (
    <div class="field">
      <label for={id} classList={{ "hidden-text": props.hideLabel === true }}>
        {props.label}
      </label>
      <div class="copy">
        <textarea
          class="input"
          id={id}
          rows={props.rows ?? 1}
          readOnly
          spellcheck={false}
          value={props.value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button" onClick={copy}>
          <Icon name={state() === "copied" ? "check" : "copy"} size={16} />
          {state() === "copied" ? t("setup.copied") : (props.button ?? t("setup.copy"))}
        </button>
      </div>
      <span class="hint" role="status">
        {state() === "failed" ? t("setup.copyFailed") : ""}
      </span>
    </div>
  );
}

async function copyText(text: string): Promise<"copied" | "failed"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "failed";
  }
}
