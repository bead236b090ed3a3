/** Line drawings on a 20 × 20 grid. They only decorate: the words beside them, or a label, say what they mean. */
export const Icon = (props: { name: IconName; size?: number }) => (
  <svg
    width={props.size ?? 18}
    height={props.size ?? 18}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={paths[props.name]} />
  </svg>
);

export type IconName = keyof typeof paths;

const paths = {
  board: "M3 10h3l2.5-6 4 12L15 10h2",
  inbox:
    "M3 11l2.2-6.2A1.2 1.2 0 016.3 4h7.4a1.2 1.2 0 011.1.8L17 11v4a1 1 0 01-1 1H4a1 1 0 01-1-1zM3 11h4l1 2h4l1-2h4",
  team: "M7.5 9.5a3 3 0 100-6 3 3 0 000 6zM2 16.5c0-3 2.4-4.6 5.5-4.6s5.5 1.6 5.5 4.6M13.5 4a3 3 0 010 5.5M15 12.3c1.9.600 3 2 3 4.2",
  settings:
    "M10 12.6a2.6 2.6 0 100-5.2 2.6 2.6 0 000 5.2zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4",
  routing: "M3 10h4.5M7.5 10c4 0 3-5 7-5H17M7.5 10c4 0 3 5 7 5H17M14.5 2.5L17 5l-2.5 2.5M14.5 12.5L17 15l-2.5 2.5",
  triggers: "M11.2 2.5L4.5 11.4H10l-1.2 6.1 6.7-8.9H10z",
  hours: "M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM10 5.8V10l2.8 1.9",
  reports: "M3.5 16.5h13M5.5 13V9.5M9 13V5M12.500 13V7.500M16 13V3.500",
  search: "M9 15A6 6 0 109 3a6 6 0 000 12zM13.5 13.5L17 17",
  close: "M5 5l10 10M15 5L5 15",
  back: "M12 4l-6 6 6 6",
  next: "M8 4l6 6-6 6",
  down: "M5 8l5 5 5-5",
  up: "M5 12l5-5 5 5",
  check: "M4 10.5l4 4 8-9",
  copy: "M7 7V4.5A1.5 1.5 0 018.5 3h7A1.5 1.5 0 0117 4.5v7a1.5 1.5 0 01-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0113 8.5v7a1.5 1.5 0 01-1.5 1.5h-7A1.5 1.5 0 013 15.5v-7A1.5 1.5 0 014.5 7z",
  desktop: "M3.5 4h13A.5.5 0 0117 4.5v8a.5.5 0 01-.5.5h-13a.5.5 0 01-.5-.5v-8A.5.5 0 013.5 4zM7 16.5h6M10 13v3.5",
  phone: "M7 2.5h6A1 1 0 0114 3.5v13a1 1 0 01-1 1H7a1 1 0 01-1-1v-13a1 1 0 011-1zM9 15h2",
  tablet: "M5 2.5h10a1 1 0 011 1v13a1 1 0 01-1 1H5a1 1 0 01-1-1v-13a1 1 0 011-1zM9 15h2",
  out: "M8 5H4v10h4M9 10h8M14 7l3 3-3 3",
  mail: "M3.5 5h13a.5.5 0 01.5.5v9a.5.5 0 01-.5.5h-13a.5.5 0 01-.5-.5v-9a.5.5 0 01.5-.5zM3.5 6l6.5 5 6.5-5",
  external: "M8 5H4.5A.5.5 0 004 5.5v10a.5.5 0 00.5.5h10a.5.5 0 00.5-.5V12M11 4h5v5M16 4l-7 7",
  chat: "M4 3.5h12A1.5 1.5 0 0117.5 5v8a1.5 1.5 0 01-1.5 1.5h-5.5L6 18v-3.5H4A1.5 1.5 0 012.5 13V5A1.5 1.5 0 014 3.5z",
  user: "M10 10a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3.5 17.5c.4-3.5 3-5 6.5-5s6.1 1.5 6.5 5",
  keyboard:
    "M3 5h14a1 1 0 011 1v8a1 1 0 01-1 1H3a1 1 0 01-1-1V6a1 1 0 011-1zM5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 12h7",
  alert: "M10 6.5v4M10 13.5h.01M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15z",
  plus: "M10 4v12M4 10h12",
  note: "M5 3h10a1.5 1.5 0 011.5 1.5v7L11.5 16.5H5A1.5 1.5 0 013.5 15V4.5A1.5 1.5 0 015 3zM16.5 11.5h-3.5a1.5 1.5 0 00-1.5 1.5v3.5M7 7.5h6M7 10.5h3",
  eye: "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 12.4a2.4 2.4 0 100-4.8 2.4 2.4 0 000 4.8z",
  send: "M3.5 10L17 3.5 12.5 17l-3-5.5z",
};
