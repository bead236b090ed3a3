import { Field } from "../../ui/field.tsx";

type LinesFieldProps = {
  label: string;
  hint?: string;
  lines: readonly string[];
  error?: string | null;
  disabled: boolean;
  onInput(lines: string[]): void;
};

/** A list, one entry a line; empty lines count for nothing. */
export const LinesField = (props: LinesFieldProps) => {
  const text = () => props.lines.join("\n");
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <textarea
          class="input lines"
          id={ids.id}
          rows={2}
          spellcheck={false}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={text()}
          disabled={props.disabled}
          onInput={(event) => props.onInput(readLines(event.currentTarget.value))}
        />
      )}
    </Field>
  );
};

const readLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
