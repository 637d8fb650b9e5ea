import type { ReactNode } from 'react';

const solid = { fill: 'currentColor', stroke: 'none' };
const cut = { stroke: 'var(--surface)' };

/** Every drawing is 16 px, stroke 1.5. The fonts bring no check marks and no arrows, so these do. */
const drawings = {
  search: <path d="M7 2.8a4.200 4.200 0 100 8.400 4.200 4.200 0 000-8.400zM10.200 10.200L14 14" />,
  file: <path d="M4 2h5.500L12.500 5v9H4zM9.500 2v3h3" />,
  home: <path d="M2.500 7.500L8 3l5.500 4.500V13.500h-11z" />,
  check: <path d="M3.500 8.500l3 3 6-7" />,
  close: <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" />,
  plus: <path d="M8 3.500v9M3.500 8h9" />,
  'arrow-right': <path d="M3 8h10M9.500 4.500L13 8l-3.500 3.500" />,
  'arrow-left': <path d="M13 8H3M6.500 4.500L3 8l3.500 3.500" />,
  'chevron-down': <path d="M4.500 6.500L8 10l3.500-3.500" />,
  'chevron-right': <path d="M6.500 4.500L10 8l-3.500 3.500" />,
  numbers: <path d="M2.500 13.500h11M4.500 11V8M8 11V4M11.500 11V6.500" />,
  more: <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" strokeWidth="2.200" />,
  undo: <path d="M5.500 3L2.500 6l3 3M2.500 6H10a3.500 3.500 0 010 7H7" />,
  link: <path d="M6.500 9.500l3-3M7 4.500l1-1a3 3 0 014.500 4.500l-1 1M9 11.500l-1 1A3 3 0 013.500 8l1-1" />,
  mail: (
    <path d="M3.500 3.500h9A1.500 1.500 0 0114 5v6a1.500 1.500 0 01-1.500 1.500h-9A1.500 1.500 0 012 11V5a1.500 1.500 0 011.500-1.500zM2.500 4.500L8 9l5.500-4.500" />
  ),
  phone: (
    <path d="M5.200 2.500l1.600 3-1.400 1.300c.7 1.600 2.200 3.100 3.800 3.800l1.300-1.400 3 1.600v1.900c0 .6-.5 1-1.100.9C7.200 13 3 8.800 2.400 3.600c0-.6.4-1.100 1-1.100z" />
  ),
  bell: <path d="M4.500 11V7a3.500 3.500 0 017 0v4l1.200 1.500H3.300zM6.800 14.200h2.400" />,
  calendar: (
    <path d="M4 3.500h8A1.500 1.500 0 0113.500 5v7a1.500 1.500 0 01-1.500 1.500H4A1.500 1.500 0 012.500 12V5A1.500 1.500 0 014 3.500zM2.500 6.800h11M5.500 2v3M10.500 2v3" />
  ),
  clock: <path d="M8 2.500a5.500 5.500 0 100 11 5.500 5.500 0 000-11zM8 5v3.200l2.200 1.600" />,
  lock: <path d="M4.500 7h7a1 1 0 011 1v4.500a1 1 0 01-1 1h-7a1 1 0 01-1-1V8a1 1 0 011-1zM5.500 7V5a2.500 2.500 0 015 0v2" />,
  key: <path d="M5 7.500a3 3 0 100 6 3 3 0 000-6zM7.200 8.300L13 2.500M10.500 5l2 2" />,
  people: (
    <path d="M6 2.500a2.500 2.500 0 100 5 2.500 2.500 0 000-5zM1.500 13.500c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M10.500 3a2.300 2.300 0 010 4.300M12 9.900c1.500.6 2.500 1.800 2.500 3.600" />
  ),
  asks: (
    <path d="M3.500 3h9A1.500 1.500 0 0114 4.500v5a1.500 1.500 0 01-1.500 1.500H8l-3 2.500V11H3.500A1.500 1.500 0 012 9.500v-5A1.500 1.500 0 013.500 3z" />
  ),
  sources: <path d="M2.500 9.500h3l1 2h3l1-2h3M2.500 9.500v4h11v-4L11.500 3h-7z" />,
  company: <path d="M3 13.500v-11h6.500v11M9.500 6.500H13v7M1.500 13.500h13M5.300 5.500h2M5.300 8h2M5.300 10.500h2" />,
  audit: <path d="M3 3.500h10M3 8h10M3 12.500h6" />,
  leave: <path d="M6.500 2.500H3v11h3.500M6.500 8H14M11 5l3 3-3 3" />,
  copy: <path d="M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3" />,
  download: <path d="M8 2.500v7.500M4.700 7L8 10.200 11.300 7M2.500 13.500h11" />,
  upload: <path d="M8 10.500V3M4.700 6L8 2.800 11.300 6M2.500 13.500h11" />,
  help: (
    <path d="M8 1.800a6.200 6.200 0 100 12.400A6.200 6.200 0 008 1.800zM6.200 6.400a1.800 1.800 0 113 1.300C8.400 8.300 8 8.600 8 9.300M8 11.300h.01" />
  ),
  filter: <path d="M2.500 3.500h11L9.500 8.500v4.500l-3-1.500v-3z" />,
  sun: (
    <path d="M8 5.200a2.800 2.800 0 100 5.600 2.800 2.800 0 000-5.600zM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.9M3.400 12.600l.9-.9M11.700 4.300l.9-.9" />
  ),
  moon: <path d="M13 9.500A5.500 5.500 0 016.500 3a5.500 5.500 0 106.500 6.500z" />,
  screen: <path d="M2 3h12v8H2zM5.500 13.500h5" />,
  good: (
    <>
      <circle cx="8" cy="8" r="6.500" {...solid} />
      <path d="M5.200 8.300l2 2 3.700-4.300" style={cut} />
    </>
  ),
  risk: (
    <>
      <circle cx="8" cy="8" r="5.500" />
      <path d="M8 2.500a5.500 5.500 0 010 11z" fill="currentColor" />
    </>
  ),
  broken: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2" {...solid} />
      <path d="M5.500 5.500l5 5M10.500 5.500l-5 5" style={cut} />
    </>
  ),
  unknown: <circle cx="8" cy="8" r="5.500" strokeDasharray="2.200 2.200" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A drawing beside a word; hidden from screen readers, because the word says it. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'ic s14' : 'ic'} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
