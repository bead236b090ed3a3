type TimeInputProps = {
  id?: string;
  label: string;
  /** `HH:MM`; an end may be 24:00. */
  value: string;
  end?: boolean;
  /** Called with whole times only: what is half typed changes nothing. */
  onInput(time: string): void;
  disabled?: boolean;
};

/** A time on the wall. Browsers have no 24:00, so an end of 00:00 is the end of the day. */
export const TimeInput = (props: TimeInputProps) => (
  <input
    type="time"
    class="input time"
    id={props.id}
    aria-label={props.label}
    value={props.value === "24:00" ? "00:00" : props.value}
    disabled={props.disabled}
    required
    onChange={(event) => {
      const { value } = event.currentTarget;
      if (/^\d\d:\d\d$/.test(value)) props.onInput(props.end && value === "00:00" ? "24:00" : value);
      else event.currentTarget.value = props.value === "24:00" ? "00:00" : props.value;
    }}
  />
);
